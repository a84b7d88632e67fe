"use client";

import { useQuery } from "@tanstack/react-query";
import { Cable, Pencil, Plus, Send, Trash2 } from "lucide-react";
import { useState } from "react";
import { ConnectionDialog } from "@/components/settings/connection-dialog";
import { ConnectionTest } from "@/components/settings/connection-test";
import { Button } from "@/components/ui/button";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { connectionsQuery, useDeleteConnection } from "@/lib/api-client/connections";
import type { ConnectionView } from "@/lib/contracts/connections";
import { DeleteDialog } from "@/components/forms/delete-dialog";
import { useOpenedDialog } from "@/components/forms/use-opened-dialog";
import { ScenarioUses } from "@/components/settings/scenario-uses";
import { ListPage } from "@/components/ui/list-page";

const KIND_LABELS: Record<ConnectionView["access"]["kind"], string> = {
  bearer: "Token",
  basic: "User and password",
  oauth2: "OAuth 2",
  headers: "Headers",
};

const COLUMNS: readonly TableColumn<ConnectionView>[] = [
  {
    id: "name",
    header: "Name",
    primary: true,
    sortBy: (connection) => connection.name.toLowerCase(),
    cell: (connection) => connection.name,
  },
  { id: "kind", header: "Signs in with", hideBelow: "sm", cell: (connection) => KIND_LABELS[connection.access.kind] },
  { id: "hosts", header: "May be sent to", wrap: true, cell: (connection) => connection.hosts.join(", ") },
  {
    id: "scenarios",
    header: "Used in",
    wrap: true,
    hideBelow: "md",
    cell: (connection) => <ScenarioUses scenarios={connection.scenarios} />,
  },
  {
    id: "changed",
    header: "Changed",
    width: "9rem",
    hideBelow: "sm",
    sortBy: (connection) => connection.updatedAt,
    cell: (connection) => <DateTime value={connection.updatedAt} />,
  },
];

/** The account's connections: everything about them but their values. */
export function ConnectionList() {
  const connections = useQuery(connectionsQuery());
  const [tested, setTested] = useState<ConnectionView | null>(null);
  const [deleting, setDeleting] = useState<ConnectionView | null>(null);
  const { mutateAsync: remove } = useDeleteConnection();
  const rows = connections.data?.items;
  const dialog = useOpenedDialog(rows);
  const create = (
    <Button variant="primary" icon={<Plus />} onClick={dialog.create}>
      New connection
    </Button>
  );
  return (
    <ListPage
      title="Connections"
      description="How HTTP(S) API Calls sign in at other systems. Secret values are kept encrypted and never shown again."
      create={create}
      query={connections}
      table={{
        ...{ columns: COLUMNS, rows, onRowClick: dialog.open },
        rowKey: (connection) => String(connection.id),
        rowMenu: (connection) => [
          { label: "Change", icon: <Pencil />, onSelect: () => dialog.open(connection) },
          { label: "Test", icon: <Send />, onSelect: () => setTested(connection) },
          { kind: "separator" },
          { label: "Delete", icon: <Trash2 />, tone: "danger", onSelect: () => setDeleting(connection) },
        ],
      }}
      empty={
        <EmptyState icon={<Cable />} title="No connection yet" action={create}>
          A connection says how a call signs in: with a token, user and password, OAuth 2 or headers. Choose it in an
          HTTP(S) API Call. Its secrets go to its own hosts only and appear in no log, history or copy of a scenario.
        </EmptyState>
      }
    >
      {dialog.isOpen && <ConnectionDialog key={dialog.key} connection={dialog.row} onClose={dialog.close} />}
      {tested !== null && <ConnectionTest connection={tested} onClose={() => setTested(null)} />}
      <DeleteDialog
        row={deleting}
        noun="connection"
        description={() =>
          "Its secret values are forgotten and cannot be brought back. While a scenario uses it, it stays."
        }
        remove={remove}
        onClose={() => setDeleting(null)}
      />
    </ListPage>
  );
}
