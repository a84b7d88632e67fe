"use client";

import { useQuery } from "@tanstack/react-query";
import { MailWarning, Pencil, Plus, ShieldCheck, Star, Trash2 } from "lucide-react";
import { parseAsBoolean, parseAsInteger, useQueryState } from "nuqs";
import { useState } from "react";
import { OpenedDkim } from "@/components/settings/dkim-dialog";
import { OpenedReports } from "@/components/settings/reports-dialog";
import { SenderDialog } from "@/components/settings/sender-dialog";
import { SenderEmpty } from "@/components/settings/sender-empty";
import { SenderFallback } from "@/components/settings/sender-fallback";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import type { TableColumn } from "@/components/ui/data-table-types";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { sendersQuery, useDeleteSender, useMakeSenderDefault } from "@/lib/api-client/senders";
import type { SenderView } from "@/lib/contracts/senders";

const COLUMNS: readonly TableColumn<SenderView>[] = [
  {
    id: "name",
    header: "Name",
    primary: true,
    sortBy: (sender) => sender.name.toLowerCase(),
    cell: (sender) => (
      <span className="flex items-center gap-2">
        <span className="truncate font-medium">{sender.name}</span>
        {sender.isDefault && <Badge tone="brand">Default</Badge>}
        {sender.mailbox !== null && sender.mailbox.error !== null && <Badge tone="danger">Mailbox not read</Badge>}
        {sender.dkim !== null && <Badge tone="success">DKIM</Badge>}
      </span>
    ),
  },
  {
    id: "from",
    header: "From",
    hideBelow: "sm",
    cell: (sender) => (sender.fromName === "" ? sender.fromAddress : `${sender.fromName} <${sender.fromAddress}>`),
  },
  { id: "server", header: "Server", hideBelow: "md", cell: (sender) => `${sender.host}:${sender.port}` },
  { id: "mailings", header: "Mailings", width: "7rem", align: "end", cell: (sender) => sender.mailings },
];

/** The account's senders. */
export function SenderList({ ownEmail }: { ownEmail: string }) {
  const senders = useQuery(sendersQuery());
  const [creating, setCreating] = useQueryState("new", parseAsBoolean.withDefault(false));
  const [opened, setOpened] = useQueryState("open", parseAsInteger);
  const [, setReporting] = useQueryState("reports", parseAsInteger);
  const [, setSigning] = useQueryState("dkim", parseAsInteger);
  const rows = senders.data?.items;
  const chosen = rows?.find((sender) => sender.id === opened) ?? null;
  const { deleting, setDeleting, remove, choose } = useSenderActions();
  const create = (
    <Button variant="primary" icon={<Plus />} onClick={() => void setCreating(true)}>
      New sender
    </Button>
  );
  const close = () => {
    void setCreating(null);
    void setOpened(null);
  };
  return (
    <>
      <PageHeader
        title="Senders"
        description="The mail servers and addresses that letters come from. Mailings that name none use the default."
        actions={rows !== undefined && rows.length > 0 ? create : null}
      />
      <PageBody>
        {senders.data !== undefined && <SenderFallback {...senders.data} />}
        <DataTable
          label="Senders"
          columns={COLUMNS}
          rows={rows}
          rowKey={(sender) => String(sender.id)}
          onRowClick={(sender) => void setOpened(sender.id)}
          rowMenu={(sender) => [
            { label: "Edit and test", icon: <Pencil />, onSelect: () => void setOpened(sender.id) },
            { label: "DKIM signature…", icon: <ShieldCheck />, onSelect: () => void setSigning(sender.id) },
            {
              label: "Bounces and complaints…",
              icon: <MailWarning />,
              onSelect: () => void setReporting(sender.id),
            },
            {
              label: "Make default",
              icon: <Star />,
              disabled: sender.isDefault,
              onSelect: () => void choose(sender),
            },
            { kind: "separator" },
            { label: "Delete", icon: <Trash2 />, tone: "danger", onSelect: () => setDeleting(sender) },
          ]}
          error={senders.error ? { message: senders.error.message, onRetry: () => void senders.refetch() } : undefined}
          empty={senders.data && <SenderEmpty fallback={senders.data.fallback} ownEmail={ownEmail} create={create} />}
        />
      </PageBody>
      {(creating || chosen !== null) && (
        <SenderDialog key={chosen?.id ?? "new"} sender={creating ? null : chosen} ownEmail={ownEmail} onClose={close} />
      )}
      <OpenedDkim senders={rows} />
      <OpenedReports senders={rows} />
      <AlertDialog
        open={deleting !== null}
        onOpenChange={(open) => {
          if (!open) setDeleting(null);
        }}
        title={`Delete sender “${deleting?.name ?? ""}”?`}
        description="Its password is forgotten. Mailings that name it go out over the default sender from now on."
        {...(deleting !== null && deleting.mailings > 0
          ? { count: { value: deleting.mailings, unit: "mailings name it" } }
          : {})}
        confirmLabel="Delete sender"
        onConfirm={remove}
      />
    </>
  );
}

function useSenderActions() {
  const [deleting, setDeleting] = useState<SenderView | null>(null);
  const makeDefault = useMakeSenderDefault();
  const deleteOne = useDeleteSender();
  const remove = async () => {
    if (deleting === null) return;
    try {
      await deleteOne.mutateAsync(deleting.id);
      toastSuccess(`Sender “${deleting.name}” deleted`);
    } catch (error) {
      toastError(`Sender “${deleting.name}” was not deleted`, error);
      throw error;
    }
  };
  const choose = async (sender: SenderView) => {
    try {
      await makeDefault.mutateAsync(sender.id);
      toastSuccess(`“${sender.name}” is the default sender`);
    } catch (error) {
      toastError("The default sender was not changed", error);
    }
  };
  return { deleting, setDeleting, remove, choose };
}
