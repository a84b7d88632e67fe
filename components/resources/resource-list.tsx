"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, Rss } from "lucide-react";
import { ResourceDialog } from "@/components/resources/resource-dialog";
import { useMay } from "@/components/session/session";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { resourcesQuery } from "@/lib/api-client/resources";
import type { Resource } from "@/lib/contracts/resources";
import { useOpenedDialog } from "@/components/forms/use-opened-dialog";
import { ListPage } from "@/components/ui/list-page";
import { useSearch } from "@/components/ui/use-search";

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
  const search = useSearch("Search resources");
  const resources = useQuery(resourcesQuery({ search: search.value }));
  const rows = resources.data?.items;
  const dialog = useOpenedDialog(rows);
  const create = mayEdit ? (
    <Button variant="primary" icon={<Plus />} onClick={dialog.create}>
      New resource
    </Button>
  ) : null;
  return (
    <ListPage
      title="Resources"
      description="What people subscribe to. A mailing reaches only those who are subscribed to its resource."
      create={create}
      query={resources}
      search={search}
      table={{
        ...{ columns: COLUMNS, rows },
        rowKey: (row) => String(row.id),
        ...(mayEdit ? { onRowClick: dialog.open } : {}),
      }}
      empty={
        <EmptyState icon={<Rss />} title="No resource yet" action={create}>
          A resource is a scope that people subscribe to, such as “Newsletter” or “Manager alerts”. Create one and
          choose the databases whose profiles may subscribe.
        </EmptyState>
      }
      nothingFound={`No resource’s name contains “${search.value}”.`}
    >
      {mayEdit && dialog.isOpen && <ResourceDialog key={dialog.key} resource={dialog.row} onClose={dialog.close} />}
    </ListPage>
  );
}
