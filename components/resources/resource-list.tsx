"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, Rss } from "lucide-react";
import { parseAsBoolean, parseAsInteger, parseAsString, useQueryState } from "nuqs";
import { ResourceDialog } from "@/components/resources/resource-dialog";
import { useMay } from "@/components/session/session";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import { DataTable } from "@/components/ui/data-table";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { Toolbar } from "@/components/ui/toolbar";
import { resourcesQuery } from "@/lib/api-client/resources";
import type { Resource } from "@/lib/contracts/resources";

const COLUMNS: readonly TableColumn<Resource>[] = [
  {
    id: "name",
    header: "Name",
    primary: true,
    sortBy: (row) => row.name.toLowerCase(),
    cell: (row) => <span className="font-medium">{row.name}</span>,
  },
  { id: "id", header: "Id", width: "5rem", sortBy: (row) => row.id, cell: (row) => <CopyId id={row.id} /> },
  { id: "channels", header: "Channels", width: "8rem", hideBelow: "md", cell: () => <Badge>E-mail</Badge> },
  {
    id: "databases",
    header: "Databases allowed",
    wrap: true,
    cell: (row) =>
      row.databases.length === 0 ? (
        <Badge tone="warning">None: nobody can subscribe</Badge>
      ) : (
        row.databases.map((database) => database.name).join(", ")
      ),
  },
  {
    id: "updated",
    header: "Changed",
    width: "10rem",
    hideBelow: "lg",
    sortBy: (row) => row.updatedAt,
    cell: (row) => <DateTime value={row.updatedAt} />,
  },
];

/** The account's resources. */
export function ResourceList() {
  const mayEdit = useMay("content.edit");
  const [search, setSearch] = useQueryState("search", parseAsString.withDefault(""));
  const [creating, setCreating] = useQueryState("new", parseAsBoolean.withDefault(false));
  const [opened, setOpened] = useQueryState("open", parseAsInteger);
  const resources = useQuery(resourcesQuery({ search }));
  const rows = resources.data?.items;
  const chosen = rows?.find((row) => row.id === opened) ?? null;
  const create = mayEdit ? (
    <Button variant="primary" icon={<Plus />} onClick={() => void setCreating(true)}>
      New resource
    </Button>
  ) : null;
  const close = () => {
    void setCreating(null);
    void setOpened(null);
  };
  return (
    <>
      <PageHeader
        title="Resources"
        description="What people subscribe to. A mailing reaches only those who are subscribed to its resource."
        actions={create}
      />
      <PageBody>
        {(search !== "" || (rows?.length ?? 1) > 0) && (
          <Toolbar>
            <SearchInput
              value={search}
              onChange={(value) => void setSearch(value || null)}
              placeholder="Search resources"
            />
          </Toolbar>
        )}
        <DataTable
          label="Resources"
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => String(row.id)}
          {...(mayEdit ? { onRowClick: (row: Resource) => void setOpened(row.id) } : {})}
          stale={resources.isPlaceholderData}
          error={
            resources.error ? { message: resources.error.message, onRetry: () => void resources.refetch() } : undefined
          }
          empty={
            search === "" ? (
              <EmptyState icon={<Rss />} title="No resource yet" action={create}>
                A resource is a scope that people subscribe to, such as “Newsletter” or “Manager alerts”. Create one and
                choose the databases whose profiles may subscribe.
              </EmptyState>
            ) : (
              <EmptyState size="sm" title="Nothing found">
                No resource’s name contains “{search}”.
              </EmptyState>
            )
          }
        />
      </PageBody>
      {mayEdit && (creating || chosen !== null) && (
        <ResourceDialog key={chosen?.id ?? "new"} resource={creating ? null : chosen} onClose={close} />
      )}
    </>
  );
}
