"use client";

import { useCreating } from "@/components/forms/use-creating";
import { useQuery } from "@tanstack/react-query";
import { Database as DatabaseIcon, Plus } from "lucide-react";
import { useCallback } from "react";
import { useMay } from "@/components/session/session";
import { CreateDatabaseDialog } from "@/components/databases/create-database-dialog";
import { Button } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { databasesQuery } from "@/lib/api-client/databases";
import type { DatabaseRow } from "@/lib/contracts/databases";
import { useNewAction } from "@/components/shell/use-new-action";
import { ListPage } from "@/components/ui/list-page";
import { useSearch } from "@/components/ui/use-search";

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
  const search = useSearch("Search databases");
  const [creating, setCreating] = useCreating();
  const databases = useQuery(databasesQuery(search.value));
  const startCreating = useCallback(() => setCreating(true), [setCreating]);
  const create = mayEdit ? (
    <Button variant="primary" icon={<Plus />} onClick={startCreating}>
      New database
    </Button>
  ) : null;
  useNewAction("database", "Databases", mayEdit ? startCreating : null);
  return (
    <ListPage
      title="Databases"
      description="Where your profiles live. Each database has its own fields; a scenario works on one of them."
      create={create}
      query={databases}
      search={search}
      table={{
        ...{ columns: COLUMNS, rows: databases.data?.items },
        rowKey: (row) => String(row.id),
        rowHref: (row) => `/databases/${row.id}`,
      }}
      empty={
        <EmptyState icon={<DatabaseIcon />} title="No database yet" action={create}>
          A database is a set of profiles, such as “Leads” or “Managers”. Create one, add the fields you need, and put
          profiles in by hand or over the API.
        </EmptyState>
      }
      nothingFound={`No database’s name contains “${search.value}”.`}
    >
      {mayEdit && <CreateDatabaseDialog open={creating} onOpenChange={setCreating} />}
    </ListPage>
  );
}
