"use client";

import { useQuery } from "@tanstack/react-query";
import { Cable, Pencil, Plus, Send, Trash2 } from "lucide-react";
import Link from "next/link";
import { parseAsBoolean, parseAsInteger, useQueryState } from "nuqs";
import { useState } from "react";
import { ConnectionDialog } from "@/components/settings/connection-dialog";
import { ConnectionTest } from "@/components/settings/connection-test";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { connectionsQuery, useDeleteConnection } from "@/lib/api-client/connections";
import type { ConnectionView } from "@/lib/contracts/connections";

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
    cell: (connection) => <Uses scenarios={connection.scenarios} />,
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

function Uses({ scenarios }: Pick<ConnectionView, "scenarios">) {
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

/** The account's connections: everything about them but their values. */
export function ConnectionList() {
  const connections = useQuery(connectionsQuery());
  const [creating, setCreating] = useQueryState("new", parseAsBoolean.withDefault(false));
  const [opened, setOpened] = useQueryState("open", parseAsInteger);
  const [tested, setTested] = useState<ConnectionView | null>(null);
  const { deleting, setDeleting, remove } = useRemoving();
  const rows = connections.data?.items;
  const chosen = rows?.find((connection) => connection.id === opened) ?? null;
  const create = (
    <Button variant="primary" icon={<Plus />} onClick={() => void setCreating(true)}>
      New connection
    </Button>
  );
  const close = () => {
    void setCreating(null);
    void setOpened(null);
  };
  return (
    <>
      <PageHeader
        title="Connections"
        description="How HTTP(S) API Calls sign in at other systems. Secret values are kept encrypted and never shown again."
        actions={rows !== undefined && rows.length > 0 ? create : null}
      />
      <PageBody>
        <DataTable
          label="Connections"
          columns={COLUMNS}
          rows={rows}
          rowKey={(connection) => String(connection.id)}
          onRowClick={(connection) => void setOpened(connection.id)}
          rowMenu={(connection) => [
            { label: "Change", icon: <Pencil />, onSelect: () => void setOpened(connection.id) },
            { label: "Test", icon: <Send />, onSelect: () => setTested(connection) },
            { kind: "separator" },
            { label: "Remove", icon: <Trash2 />, tone: "danger", onSelect: () => setDeleting(connection) },
          ]}
          error={
            connections.error
              ? { message: connections.error.message, onRetry: () => void connections.refetch() }
              : undefined
          }
          empty={
            <EmptyState icon={<Cable />} title="No connection yet" action={create}>
              A connection says how a call signs in: with a token, user and password, OAuth 2 or headers. Choose it in
              an HTTP(S) API Call. Its secrets go to its own hosts only and appear in no log, history or copy of a
              scenario.
            </EmptyState>
          }
        />
      </PageBody>
      {(creating || chosen !== null) && (
        <ConnectionDialog key={chosen?.id ?? "new"} connection={creating ? null : chosen} onClose={close} />
      )}
      {tested !== null && <ConnectionTest connection={tested} onClose={() => setTested(null)} />}
      <AlertDialog
        open={deleting !== null}
        onOpenChange={(open) => {
          if (!open) setDeleting(null);
        }}
        title={`Remove the connection “${deleting?.name ?? ""}”?`}
        description="Its secret values are forgotten and cannot be brought back. While a scenario uses it, it stays."
        confirmLabel="Remove connection"
        onConfirm={remove}
      />
    </>
  );
}

function useRemoving() {
  const [deleting, setDeleting] = useState<ConnectionView | null>(null);
  const deleteOne = useDeleteConnection();
  const remove = async () => {
    if (deleting === null) return;
    try {
      await deleteOne.mutateAsync(deleting.id);
      toastSuccess(`Connection “${deleting.name}” removed`);
    } catch (error) {
      toastError(`Connection “${deleting.name}” was not removed`, error);
      throw error;
    }
  };
  return { deleting, setDeleting, remove };
}
