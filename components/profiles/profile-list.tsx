"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus, Users } from "lucide-react";
import { useMemo, useState } from "react";
import { formatFieldValue, formatProfileName } from "@/components/profiles/field-text";
import { ProfileFormDialog } from "@/components/profiles/profile-form-dialog";
import { useMay } from "@/components/session/session";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { readPages } from "@/components/ui/read-pages";
import { SearchInput } from "@/components/ui/search-input";
import { Toolbar } from "@/components/ui/toolbar";
import { useSearch } from "@/components/ui/use-search";
import { profilesQuery } from "@/lib/api-client/profiles";
import type { DatabaseField } from "@/lib/contracts/databases";
import type { ProfileRow } from "@/lib/contracts/profiles";

const OWN_COLUMNS_MAX = 2;

function makeColumns(fields: readonly DatabaseField[] | undefined): TableColumn<ProfileRow>[] {
  const own = (fields ?? []).filter((field) => !field.standard).slice(0, OWN_COLUMNS_MAX);
  return [
    {
      id: "name",
      header: "Profile",
      primary: true,
      cell: (row) => <span className="font-medium">{formatProfileName(row)}</span>,
    },
    { id: "email", header: "E-mail", cell: (row) => formatFieldValue(row.fields["email"]) },
    { id: "phones", header: "Phones", hideBelow: "md", cell: (row) => formatFieldValue(row.fields["phones"]) },
    { id: "city", header: "City", hideBelow: "xl", cell: (row) => formatFieldValue(row.fields["_city"]) },
    ...own.map((field): TableColumn<ProfileRow> => ({
      id: field.name,
      header: field.label === "" ? field.name : field.label,
      hideBelow: "lg",
      cell: (row) => formatFieldValue(row.fields[field.name]),
    })),
    {
      id: "created",
      header: "Added",
      width: "9rem",
      hideBelow: "md",
      cell: (row) => <DateTime value={row.createdAt} />,
    },
  ];
}

/** The profiles of a database: search by any key, add by hand, open the card. */
export function ProfileList({
  databaseId,
  fields,
}: {
  databaseId: number;
  fields: readonly DatabaseField[] | undefined;
}) {
  const mayEdit = useMay("data.edit");
  const search = useSearch("E-mail, phone, key or id begins with…");
  const [adding, setAdding] = useState(false);
  const profiles = useInfiniteQuery(profilesQuery(databaseId, search.value));
  const columns = useMemo(() => makeColumns(fields), [fields]);
  const { rows, ...listed } = readPages(profiles);
  const isCut = profiles.data?.pages.at(-1)?.isCut === true;
  const add = mayEdit ? (
    <Button variant="primary" icon={<Plus />} disabled={fields === undefined} onClick={() => setAdding(true)}>
      Add profile
    </Button>
  ) : null;
  return (
    <div className="grid gap-4">
      <Toolbar end={rows?.length === 0 && search.value === "" ? null : add}>
        <SearchInput {...search} className="w-80" />
      </Toolbar>
      <DataTable
        label="Profiles"
        columns={columns}
        rows={rows}
        {...listed}
        rowKey={(row) => row.id}
        rowHref={(row) => `/databases/${databaseId}/profiles/${row.id}`}
        stale={profiles.isPlaceholderData}
        empty={
          search.value === "" ? (
            <EmptyState icon={<Users />} title="No profiles yet" action={add}>
              A profile is one customer. Add one by hand, or let other systems send them with{" "}
              <code className="font-mono text-xs">POST /api/v1.1/profiles/import</code>.
            </EmptyState>
          ) : (
            <EmptyState size="sm" title="Nobody found">
              No e-mail, phone, key field or id begins with “{search.value}”.
            </EmptyState>
          )
        }
      />
      {isCut && (
        <p className="text-sm text-muted-foreground">There are more matches than shown. Type more of the value.</p>
      )}
      {adding && fields !== undefined && (
        <ProfileFormDialog databaseId={databaseId} fields={fields} onClose={() => setAdding(false)} />
      )}
    </div>
  );
}
