import { Badge } from "@/components/ui/badge";
import { CopyId } from "@/components/ui/copy-id";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import type { TemplateRow } from "@/lib/contracts/templates";

/** The columns of the list of templates; the server sorts by their ids. */
export const TEMPLATE_COLUMNS: readonly TableColumn<TemplateRow>[] = [
  {
    id: "name",
    header: "Name",
    primary: true,
    sortBy: (row) => row.name,
    cell: (row) => (
      <span className="grid min-w-0">
        <span className="truncate font-medium">{row.name}</span>
        <span className="truncate text-xs text-muted-foreground">{row.subject || "No subject"}</span>
      </span>
    ),
  },
  { id: "id", header: "Id", width: "5rem", hideBelow: "sm", cell: (row) => <CopyId id={row.id} /> },
  {
    id: "parts",
    header: "Parts",
    width: "9rem",
    hideBelow: "lg",
    cell: (row) => (
      <span className="flex gap-1">
        {row.hasHtml && <Badge tone="outline">HTML</Badge>}
        {row.hasText && <Badge tone="outline">Text</Badge>}
      </span>
    ),
  },
  {
    id: "database",
    header: "Fields of",
    hideBelow: "lg",
    cell: (row) => row.databaseName ?? <span className="text-muted-foreground">Any database</span>,
  },
  {
    id: "mailings",
    header: "Used by",
    align: "end",
    width: "8rem",
    hideBelow: "sm",
    sortBy: (row) => row.mailings,
    cell: (row) =>
      row.mailings === 0 ? (
        <span className="text-muted-foreground">–</span>
      ) : (
        `${row.mailings} ${row.mailings === 1 ? "mailing" : "mailings"}`
      ),
  },
  {
    id: "created",
    header: "Created",
    width: "9rem",
    hideBelow: "xl",
    sortBy: (row) => row.createdAt,
    cell: (row) => <DateTime value={row.createdAt} />,
  },
  {
    id: "updated",
    header: "Changed",
    width: "9rem",
    hideBelow: "md",
    sortBy: (row) => row.updatedAt,
    cell: (row) => <DateTime value={row.updatedAt} />,
  },
];
