import { SEGMENT_KIND_TEXTS } from "@/components/segments/segment-kind-texts";
import { Badge } from "@/components/ui/badge";
import { CopyId } from "@/components/ui/copy-id";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import type { Segment } from "@/lib/contracts/segments";

/** What the list of segments shows. */
export const SEGMENT_COLUMNS: readonly TableColumn<Segment>[] = [
  {
    id: "name",
    header: "Name",
    primary: true,
    sortBy: (row) => row.name.toLowerCase(),
    cell: (row) => <span className="font-medium">{row.name}</span>,
  },
  { id: "id", header: "Id", width: "5rem", sortBy: (row) => row.id, cell: (row) => <CopyId id={row.id} /> },
  {
    id: "kind",
    header: "Kind",
    width: "7rem",
    sortBy: (row) => row.kind,
    cell: (row) => <Badge>{SEGMENT_KIND_TEXTS[row.kind].label}</Badge>,
  },
  {
    id: "database",
    header: "Database",
    hideBelow: "md",
    sortBy: (row) => row.databaseName.toLowerCase(),
    cell: (row) => row.databaseName,
  },
  {
    id: "profiles",
    header: "Profiles",
    align: "end",
    width: "12rem",
    sortBy: (row) => row.profileCount ?? -1,
    cell: (row) => <Figure segment={row} />,
  },
];

/** How many there were, and when; during a refresh how far it is. */
function Figure({ segment: { profileCount, countedAt, refreshing } }: { segment: Segment }) {
  if (refreshing !== null) return <Badge tone="info">Refreshing, {Math.round(refreshing * 100)} %</Badge>;
  if (profileCount === null || countedAt === null) return <span className="text-muted-foreground">not counted</span>;
  return (
    <span className="inline-flex items-baseline gap-2">
      {profileCount.toLocaleString("en")}
      <span className="text-xs text-muted-foreground">
        <DateTime value={countedAt} />
      </span>
    </span>
  );
}
