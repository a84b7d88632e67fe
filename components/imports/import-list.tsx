"use client";

import { useQuery } from "@tanstack/react-query";
import { ImportStateBadge } from "@/components/imports/import-state-badge";
import { CopyId } from "@/components/ui/copy-id";
import { DataTable } from "@/components/ui/data-table";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { readFailure } from "@/components/ui/read-failure";
import { importsQuery } from "@/lib/api-client/imports";
import type { FileImport } from "@/lib/contracts/imports";

const number = (id: string, header: string, count: (row: FileImport) => number): TableColumn<FileImport> => ({
  ...{ id, header, align: "end", width: "7rem", hideBelow: "md" },
  cell: (row) => count(row).toLocaleString("en"),
});

const COLUMNS: readonly TableColumn<FileImport>[] = [
  { id: "name", header: "File", primary: true, cell: (row) => <span className="font-medium">{row.name}</span> },
  { id: "id", header: "Id", width: "5rem", hideBelow: "lg", cell: (row) => <CopyId id={row.id} /> },
  { id: "state", header: "State", width: "8rem", cell: (row) => <ImportStateBadge job={row} /> },
  number("done", "Rows", (row) => row.done),
  number("inserted", "New", (row) => row.inserted),
  number("updated", "Changed", (row) => row.updated),
  number("wrong", "Wrong", (row) => row.wrong),
  { id: "by", header: "By", width: "9rem", hideBelow: "lg", cell: (row) => row.startedBy },
  { id: "at", header: "Started", width: "9rem", cell: (row) => <DateTime value={row.createdAt} /> },
];

/** The imports of a database, newest first. */
export function ImportList({ databaseId, onOpen }: { databaseId: number; onOpen: (id: number) => void }) {
  const imports = useQuery(importsQuery(databaseId));
  return (
    <DataTable
      label="Imports"
      columns={COLUMNS}
      rows={imports.data?.items}
      rowKey={(row) => String(row.id)}
      onRowClick={(row) => onOpen(row.id)}
      error={readFailure(imports)}
      empty={
        <EmptyState size="sm" title="No import yet">
          Imports of the last 30 days stand here, with what became of their rows.
        </EmptyState>
      }
    />
  );
}
