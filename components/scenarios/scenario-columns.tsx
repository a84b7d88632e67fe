import { Badge } from "@/components/ui/badge";
import { CopyId } from "@/components/ui/copy-id";
import type { TableColumn } from "@/components/ui/data-table-types";
import { Progress } from "@/components/ui/progress";
import { DateTime } from "@/components/ui/date-time";
import type { ScenarioRow } from "@/lib/contracts/scenarios";

const name: TableColumn<ScenarioRow> = {
  id: "name",
  header: "Name",
  primary: true,
  cell: (row) => (
    <span className="flex min-w-0 items-center gap-2">
      <span className="min-w-0 truncate font-medium">{row.name}</span>
      {row.isFailing && (
        <Badge tone="danger" title="Too many of its profiles failed in an hour: open it to see who and why">
          Failing
        </Badge>
      )}
      {row.hasDraft && (
        <Badge tone="brand" title="Somebody changed it and has not saved yet">
          Draft
        </Badge>
      )}
      {row.tags.map((tag) => (
        <Badge key={tag} tone="outline" className="max-xl:hidden">
          {tag}
        </Badge>
      ))}
    </span>
  ),
};
const id: TableColumn<ScenarioRow> = {
  id: "id",
  header: "Id",
  width: "5rem",
  cell: (row) => <CopyId id={row.id} />,
};
const database: TableColumn<ScenarioRow> = {
  id: "database",
  header: "Database",
  width: "11rem",
  hideBelow: "lg",
  cell: (row) => <span className="text-muted-foreground">{row.databaseName}</span>,
};
const inside: TableColumn<ScenarioRow> = {
  id: "inside",
  header: "Inside now",
  width: "8rem",
  align: "end",
  cell: (row) => (
    <span className="flex items-center justify-end gap-2">
      {row.sending !== null && (
        <Progress
          label={`Profiles are being sent: ${row.sending.done.toLocaleString("en")}`}
          value={row.sending.total === null ? null : row.sending.done}
          max={row.sending.total ?? 0}
          className="w-10"
        />
      )}
      <span className="tabular-nums">{row.inside.toLocaleString("en")}</span>
    </span>
  ),
};

/** The columns of the list. */
export const SCENARIO_COLUMNS: readonly TableColumn<ScenarioRow>[] = [
  name,
  id,
  {
    id: "status",
    header: "Status",
    width: "7rem",
    cell: (row) => (
      <Badge tone={row.isActive ? "success" : "neutral"} lamp={row.isActive ? "lit" : "off"}>
        {row.isActive ? "Active" : "Inactive"}
      </Badge>
    ),
  },
  inside,
  database,
  {
    id: "updated",
    header: "Changed",
    width: "13rem",
    hideBelow: "md",
    cell: (row) => (
      <span className="truncate">
        <DateTime value={row.updatedAt} />
        {row.updatedBy !== null && <span className="text-muted-foreground"> by {row.updatedBy}</span>}
      </span>
    ),
  },
];

/** The columns of the trash. */
export const TRASH_COLUMNS: readonly TableColumn<ScenarioRow>[] = [
  name,
  id,
  inside,
  database,
  {
    id: "updated",
    header: "Moved to the trash",
    width: "13rem",
    hideBelow: "md",
    cell: (row) => <DateTime value={row.trashedAt} />,
  },
];
