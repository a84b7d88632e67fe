import { MailingSwitch } from "@/components/mailings/mailing-switch";
import { CopyId } from "@/components/ui/copy-id";
import type { TableColumn } from "@/components/ui/data-table-types";
import type { MailingRow } from "@/lib/contracts/mailings";
import { nameMailingCondition } from "@/lib/nodes/mailing-triggers";

/** The columns of the list of mailings; `sent` has the letters of the last 7 days, once they are counted. */
export function makeMailingColumns(sent: ReadonlyMap<number, number> | null): TableColumn<MailingRow>[] {
  return [
    {
      id: "name",
      header: "Name",
      primary: true,
      sortBy: (row) => row.name,
      cell: (row) => (
        <span className="grid min-w-0">
          <span className="truncate font-medium">{row.name}</span>
          <span className="truncate text-xs text-muted-foreground">{nameMailingCondition(row.condition)}</span>
        </span>
      ),
    },
    { id: "id", header: "Id", width: "5.5rem", sortBy: (row) => row.id, cell: (row) => <CopyId id={row.id} /> },
    { id: "active", header: "Active", width: "5rem", cell: (row) => <MailingSwitch mailing={row} /> },
    { id: "resource", header: "Resource", hideBelow: "md", cell: (row) => row.resourceName },
    { id: "template", header: "Template", hideBelow: "lg", cell: (row) => row.templateName },
    { id: "database", header: "Database", hideBelow: "lg", cell: (row) => row.databaseName },
    {
      id: "sent",
      header: "Sent, 7 days",
      align: "end",
      width: "8rem",
      hideBelow: "sm",
      cell: (row) => (sent === null ? "" : (sent.get(row.id) ?? 0).toLocaleString("en")),
    },
  ];
}
