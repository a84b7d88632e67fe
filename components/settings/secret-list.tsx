"use client";

import { useQuery } from "@tanstack/react-query";
import { LockKeyhole, Pencil, Plus, Trash2 } from "lucide-react";
import Link from "next/link";
import { parseAsBoolean, parseAsInteger, useQueryState } from "nuqs";
import { useState } from "react";
import { SecretDialog } from "@/components/settings/secret-dialog";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { secretsQuery, useDeleteSecret } from "@/lib/api-client/secrets";
import type { SecretView } from "@/lib/contracts/secrets";

const COLUMNS: readonly TableColumn<SecretView>[] = [
  {
    id: "name",
    header: "Name",
    primary: true,
    sortBy: (secret) => secret.name.toLowerCase(),
    cell: (secret) => <span className="font-mono text-xs font-medium">{`{secret.${secret.name}}`}</span>,
  },
  { id: "hosts", header: "May be sent to", wrap: true, cell: (secret) => secret.hosts.join(", ") },
  {
    id: "scenarios",
    header: "Used in",
    wrap: true,
    hideBelow: "md",
    cell: (secret) => <Uses scenarios={secret.scenarios} />,
  },
  {
    id: "changed",
    header: "Changed",
    width: "9rem",
    hideBelow: "sm",
    sortBy: (secret) => secret.updatedAt,
    cell: (secret) => <DateTime value={secret.updatedAt} />,
  },
];

function Uses({ scenarios }: Pick<SecretView, "scenarios">) {
  if (scenarios.length === 0) return <span className="text-muted-foreground">Nowhere</span>;
  return (
    <ul className="grid gap-0.5">
      {scenarios.map(({ id, name }) => (
        <li key={id}>
          <Link href={`/scenarios/${id}`} className="hover:underline" onClick={(event) => event.stopPropagation()}>
            {name} <span className="text-muted-foreground">#{id}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The account's secrets: everything about them but their values. */
export function SecretList() {
  const secrets = useQuery(secretsQuery());
  const [creating, setCreating] = useQueryState("new", parseAsBoolean.withDefault(false));
  const [opened, setOpened] = useQueryState("open", parseAsInteger);
  const { deleting, setDeleting, remove } = useRemoving();
  const rows = secrets.data?.items;
  const chosen = rows?.find((secret) => secret.id === opened) ?? null;
  const create = (
    <Button variant="primary" icon={<Plus />} onClick={() => void setCreating(true)}>
      New secret
    </Button>
  );
  const close = () => {
    void setCreating(null);
    void setOpened(null);
  };
  return (
    <>
      <PageHeader
        title="Secrets"
        description="Passwords and keys that HTTP(S) API Calls send to other systems, kept encrypted and never shown again."
        actions={rows !== undefined && rows.length > 0 ? create : null}
      />
      <PageBody>
        <DataTable
          label="Secrets"
          columns={COLUMNS}
          rows={rows}
          rowKey={(secret) => String(secret.id)}
          onRowClick={(secret) => void setOpened(secret.id)}
          rowMenu={(secret) => [
            { label: "Replace the value or the hosts", icon: <Pencil />, onSelect: () => void setOpened(secret.id) },
            { kind: "separator" },
            { label: "Remove", icon: <Trash2 />, tone: "danger", onSelect: () => setDeleting(secret) },
          ]}
          error={secrets.error ? { message: secrets.error.message, onRetry: () => void secrets.refetch() } : undefined}
          empty={
            <EmptyState icon={<LockKeyhole />} title="No secret yet" action={create}>
              A key kept here is written as {"{secret.NAME}"} in an HTTP(S) API Call. It goes to its own hosts only and
              appears in no log, history or copy of a scenario.
            </EmptyState>
          }
        />
      </PageBody>
      {(creating || chosen !== null) && (
        <SecretDialog key={chosen?.id ?? "new"} secret={creating ? null : chosen} onClose={close} />
      )}
      <AlertDialog
        open={deleting !== null}
        onOpenChange={(open) => {
          if (!open) setDeleting(null);
        }}
        title={`Remove the secret “${deleting?.name ?? ""}”?`}
        description="Its value is forgotten and cannot be brought back. While a scenario uses it, it stays."
        confirmLabel="Remove secret"
        onConfirm={remove}
      />
    </>
  );
}

function useRemoving() {
  const [deleting, setDeleting] = useState<SecretView | null>(null);
  const deleteOne = useDeleteSecret();
  const remove = async () => {
    if (deleting === null) return;
    try {
      await deleteOne.mutateAsync(deleting.id);
      toastSuccess(`Secret “${deleting.name}” removed`);
    } catch (error) {
      toastError(`Secret “${deleting.name}” was not removed`, error);
      throw error;
    }
  };
  return { deleting, setDeleting, remove };
}
