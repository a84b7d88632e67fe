"use client";

import { useQuery } from "@tanstack/react-query";
import { History, Workflow } from "lucide-react";
import { useState } from "react";
import { linkToScenario } from "@/components/profiles/link-to-scenario";
import { PassHistoryDialog } from "@/components/profiles/pass-history-dialog";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { readFailure } from "@/components/ui/read-failure";
import { Tooltip } from "@/components/ui/tooltip";
import { profilePassesQuery } from "@/lib/api-client/profiles";
import type { ProfilePass } from "@/lib/contracts/profiles";

const STATES = {
  inside: { label: "Inside", tone: "brand" },
  exited: { label: "Exit", tone: "success" },
  failed: { label: "Error", tone: "danger" },
  removed: { label: "Removed", tone: "neutral" },
} as const;

const COLUMNS: readonly TableColumn<ProfilePass>[] = [
  {
    id: "scenario",
    header: "Scenario",
    primary: true,
    cell: (row) => <span className="font-medium">{row.scenarioName}</span>,
  },
  { id: "id", header: "Id", width: "5rem", hideBelow: "md", cell: (row) => `#${row.scenarioId}` },
  { id: "pass", header: "Pass", width: "7rem", hideBelow: "lg", cell: (row) => row.passId },
  { id: "entered", header: "Entered", width: "10rem", cell: (row) => <DateTime value={row.enteredAt} /> },
  { id: "left", header: "Left", width: "10rem", hideBelow: "md", cell: (row) => <DateTime value={row.leftAt} /> },
  {
    id: "state",
    header: "State",
    width: "8rem",
    cell: (row) => (
      <Tooltip content={describe(row)}>
        <span tabIndex={0} className="rounded-sm">
          <Badge tone={STATES[row.state].tone}>{STATES[row.state].label}</Badge>
        </span>
      </Tooltip>
    ),
  },
  {
    id: "reason",
    header: "Why",
    hideBelow: "lg",
    wrap: true,
    cell: (row) => <span className="text-muted-foreground">{row.reason ?? ""}</span>,
  },
];

function describe(row: ProfilePass): string {
  if (row.state === "inside") return `Stands in element #${row.nodeId}`;
  return row.reason === null ? `Left at element #${row.nodeId}` : `Left at element #${row.nodeId}: ${row.reason}`;
}

/** Interactions → Scenarios: every pass of the profile. */
export function ProfilePasses({ profileId }: { profileId: string }) {
  const [opened, setOpened] = useState<ProfilePass | null>(null);
  const passes = useQuery(profilePassesQuery(profileId));
  return (
    <section className="grid gap-3">
      <h2 className="text-base font-semibold">Scenarios</h2>
      <DataTable
        label="Passes through scenarios"
        columns={COLUMNS}
        rows={passes.data?.items}
        rowKey={(row) => row.passId}
        onRowClick={setOpened}
        rowMenu={(row) => [
          { label: "History of this pass", icon: <History />, onSelect: () => setOpened(row) },
          linkToScenario(row.scenarioId),
        ]}
        error={readFailure(passes)}
        empty={
          <EmptyState size="sm" icon={<Workflow />} title="Never in a scenario">
            Each time this profile enters a scenario, the pass shows up here, with where it stands and how it left.
          </EmptyState>
        }
      />
      {opened !== null && <PassHistoryDialog profileId={profileId} pass={opened} onClose={() => setOpened(null)} />}
    </section>
  );
}
