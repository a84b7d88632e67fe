"use client";

import { useCreating } from "@/components/forms/use-creating";
import { useQuery } from "@tanstack/react-query";
import { Database as DatabaseIcon, Plus } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { useMay } from "@/components/session/session";
import { parseAsString, useQueryState } from "nuqs";
import { CreateDatabaseDialog } from "@/components/databases/create-database-dialog";
import { usePaletteActions } from "@/components/shell/palette-actions";
import { Button } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import { DataTable } from "@/components/ui/data-table";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { Toolbar } from "@/components/ui/toolbar";
import { databasesQuery } from "@/lib/api-client/databases";
import type { DatabaseRow } from "@/lib/contracts/databases";

const COLUMNS: readonly TableColumn<DatabaseRow>[] = [
  {
    id: "name",
    header: "Name",
    primary: true,
    sortBy: (row) => row.name.toLowerCase(),
    cell: (row) => <span className="font-medium">{row.name}</span>,
  },
  { id: "id", header: "Id", width: "5rem", sortBy: (row) => row.id, cell: (row) => <CopyId id={row.id} /> },
  {
    id: "profiles",
    header: "Profiles",
    align: "end",
    width: "8rem",
    sortBy: (row) => row.profileCount,
    cell: (row) => row.profileCount.toLocaleString("en"),
  },
  {
    id: "fields",
    header: "Own fields",
    align: "end",
    width: "8rem",
    hideBelow: "md",
    sortBy: (row) => row.fieldCount,
    cell: (row) => row.fieldCount,
  },
  {
    id: "updated",
    header: "Changed",
    width: "10rem",
    hideBelow: "md",
    sortBy: (row) => row.updatedAt,
    cell: (row) => <DateTime value={row.updatedAt} />,
  },
];

/** The account's databases. */
export function DatabaseList() {
  const mayEdit = useMay("data.edit");
  const [search, setSearch] = useQueryState("search", parseAsString.withDefault(""));
  const [creating, setCreating] = useCreating();
  const databases = useQuery(databasesQuery(search));
  const create = mayEdit ? (
    <Button variant="primary" icon={<Plus />} onClick={() => setCreating(true)}>
      New database
    </Button>
  ) : null;
  usePaletteActions(
    "databases",
    useMemo(
      () =>
        mayEdit
          ? [
              {
                id: "new-database",
                label: "New database",
                group: "Databases",
                icon: <Plus />,
                run: () => setCreating(true),
              },
            ]
          : [],
      [mayEdit, setCreating],
    ),
  );
  return (
    <>
      <PageHeader
        title="Databases"
        description="Where your profiles live. Each database has its own fields; a scenario works on one of them."
        actions={create}
      />
      <PageBody>
        {(search !== "" || (databases.data?.items.length ?? 1) > 0) && (
          <Toolbar>
            <SearchInput
              value={search}
              onChange={(value) => void setSearch(value || null)}
              placeholder="Search databases"
            />
          </Toolbar>
        )}
        <DataTable
          label="Databases"
          columns={COLUMNS}
          rows={databases.data?.items}
          rowKey={(row) => String(row.id)}
          rowHref={(row) => `/databases/${row.id}`}
          stale={databases.isPlaceholderData}
          error={
            databases.error ? { message: databases.error.message, onRetry: () => void databases.refetch() } : undefined
          }
          empty={search === "" ? <NoDatabases action={create} /> : <NothingFound search={search} />}
        />
      </PageBody>
      {mayEdit && <CreateDatabaseDialog open={creating} onOpenChange={setCreating} />}
    </>
  );
}

function NoDatabases({ action }: { action: ReactNode }) {
  return (
    <EmptyState icon={<DatabaseIcon />} title="No database yet" action={action}>
      A database is a set of profiles, such as “Leads” or “Managers”. Create one, add the fields you need, and put
      profiles in by hand or over the API.
    </EmptyState>
  );
}

function NothingFound({ search }: { search: string }) {
  return (
    <EmptyState size="sm" title="Nothing found">
      No database’s name contains “{search}”.
    </EmptyState>
  );
}
