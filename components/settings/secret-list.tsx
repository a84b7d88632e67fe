"use client";

import { useQuery } from "@tanstack/react-query";
import { LockKeyhole, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { SecretDialog } from "@/components/settings/secret-dialog";
import { Button } from "@/components/ui/button";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { secretsQuery, useDeleteSecret } from "@/lib/api-client/secrets";
import type { SecretView } from "@/lib/contracts/secrets";
import { DeleteDialog } from "@/components/forms/delete-dialog";
import { useOpenedDialog } from "@/components/forms/use-opened-dialog";
import { ScenarioUses } from "@/components/settings/scenario-uses";
import { ListPage } from "@/components/ui/list-page";

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
    cell: (secret) => <ScenarioUses scenarios={secret.scenarios} />,
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

/** The account's secrets: everything about them but their values. */
export function SecretList() {
  const secrets = useQuery(secretsQuery());
  const [deleting, setDeleting] = useState<SecretView | null>(null);
  const { mutateAsync: remove } = useDeleteSecret();
  const rows = secrets.data?.items;
  const dialog = useOpenedDialog(rows);
  const create = (
    <Button variant="primary" icon={<Plus />} onClick={dialog.create}>
      New secret
    </Button>
  );
  return (
    <ListPage
      title="Secrets"
      description="Passwords and keys that HTTP(S) API Calls send to other systems, kept encrypted and never shown again."
      create={create}
      query={secrets}
      table={{
        ...{ columns: COLUMNS, rows, onRowClick: dialog.open },
        rowKey: (secret) => String(secret.id),
        rowMenu: (secret) => [
          { label: "Replace the value or the hosts", icon: <Pencil />, onSelect: () => dialog.open(secret) },
          { kind: "separator" },
          { label: "Delete", icon: <Trash2 />, tone: "danger", onSelect: () => setDeleting(secret) },
        ],
      }}
      empty={
        <EmptyState icon={<LockKeyhole />} title="No secret yet" action={create}>
          A key kept here is written as {"{secret.NAME}"} in an HTTP(S) API Call. It goes to its own hosts only and
          appears in no log, history or copy of a scenario.
        </EmptyState>
      }
    >
      {dialog.isOpen && <SecretDialog key={dialog.key} secret={dialog.row} onClose={dialog.close} />}
      <DeleteDialog
        row={deleting}
        noun="secret"
        description={() => "Its value is forgotten and cannot be brought back. While a scenario uses it, it stays."}
        remove={remove}
        onClose={() => setDeleting(null)}
      />
    </ListPage>
  );
}
