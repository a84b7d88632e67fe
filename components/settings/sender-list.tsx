"use client";

import { useQuery } from "@tanstack/react-query";
import { MailWarning, Pencil, Plus, ShieldCheck, Star, Trash2 } from "lucide-react";
import { parseAsInteger, useQueryState } from "nuqs";
import { useState } from "react";
import { OpenedDkim } from "@/components/settings/dkim-dialog";
import { OpenedReports } from "@/components/settings/reports-dialog";
import { SenderDialog } from "@/components/settings/sender-dialog";
import { SenderEmpty } from "@/components/settings/sender-empty";
import { SenderFallback } from "@/components/settings/sender-fallback";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { TableColumn } from "@/components/ui/data-table-types";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { sendersQuery, useDeleteSender, useMakeSenderDefault } from "@/lib/api-client/senders";
import type { SenderView } from "@/lib/contracts/senders";
import { DeleteDialog } from "@/components/forms/delete-dialog";
import { useOpenedDialog } from "@/components/forms/use-opened-dialog";
import { ListPage } from "@/components/ui/list-page";
import type { MenuEntry } from "@/components/ui/menu-entries";

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
  const [deleting, setDeleting] = useState<SenderView | null>(null);
  const { mutateAsync: remove } = useDeleteSender();
  const rows = senders.data?.items;
  const dialog = useOpenedDialog(rows);
  const menuOf = useSenderMenu({ onOpen: dialog.open, onDelete: setDeleting });
  const create = (
    <Button variant="primary" icon={<Plus />} onClick={dialog.create}>
      New sender
    </Button>
  );
  return (
    <ListPage
      title="Senders"
      description="The mail servers and addresses that letters come from. Mailings that name none use the default."
      create={create}
      query={senders}
      before={senders.data !== undefined && <SenderFallback {...senders.data} />}
      table={{
        ...{ columns: COLUMNS, rows, onRowClick: dialog.open, rowMenu: menuOf },
        rowKey: (sender) => String(sender.id),
      }}
      empty={senders.data && <SenderEmpty fallback={senders.data.fallback} ownEmail={ownEmail} create={create} />}
    >
      {dialog.isOpen && (
        <SenderDialog key={dialog.key} sender={dialog.row} ownEmail={ownEmail} onClose={dialog.close} />
      )}
      <OpenedDkim senders={rows} />
      <OpenedReports senders={rows} />
      <DeleteDialog
        row={deleting}
        noun="sender"
        description={() =>
          "Its password is forgotten. Mailings that name it go out over the default sender from now on."
        }
        count={({ mailings }) => (mailings > 0 ? { value: mailings, unit: "mailings name it" } : undefined)}
        remove={remove}
        onClose={() => setDeleting(null)}
      />
    </ListPage>
  );
}

type SenderMenu = { onOpen: (sender: SenderView) => void; onDelete: (sender: SenderView) => void };

function useSenderMenu({ onOpen, onDelete }: SenderMenu) {
  const [, setReporting] = useQueryState("reports", parseAsInteger);
  const [, setSigning] = useQueryState("dkim", parseAsInteger);
  const makeDefault = useMakeSenderDefault();
  const choose = async (sender: SenderView) => {
    try {
      await makeDefault.mutateAsync(sender.id);
      toastSuccess(`“${sender.name}” is the default sender`);
    } catch (error) {
      toastError("The default sender was not changed", error);
    }
  };
  return (sender: SenderView): MenuEntry[] => [
    { label: "Edit and test", icon: <Pencil />, onSelect: () => onOpen(sender) },
    { label: "DKIM signature…", icon: <ShieldCheck />, onSelect: () => void setSigning(sender.id) },
    { label: "Bounces and complaints…", icon: <MailWarning />, onSelect: () => void setReporting(sender.id) },
    { label: "Make default", icon: <Star />, disabled: sender.isDefault, onSelect: () => void choose(sender) },
    { kind: "separator" },
    { label: "Delete", icon: <Trash2 />, tone: "danger", onSelect: () => onDelete(sender) },
  ];
}
