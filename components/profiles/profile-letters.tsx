"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Mail } from "lucide-react";
import { linkToScenario } from "@/components/profiles/link-to-scenario";
import { explainMessage, FirstTime, MessageOutcome } from "@/components/messages/message-outcome";
import { DataTable } from "@/components/ui/data-table";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { readPages } from "@/components/ui/read-pages";
import { profileMessagesQuery } from "@/lib/api-client/profiles";
import type { ProfileMessage } from "@/lib/contracts/profiles";

const COLUMNS: readonly TableColumn<ProfileMessage>[] = [
  {
    id: "mailing",
    header: "Letter",
    primary: true,
    cell: (row) => <span className="font-medium">{nameLetter(row)}</span>,
  },
  { id: "status", header: "Status", width: "9rem", cell: (row) => <MessageOutcome message={row} saysDelivered /> },
  {
    id: "reason",
    header: "Why",
    wrap: true,
    hideBelow: "lg",
    cell: explainMessage,
  },
  { id: "opened", header: "Opened", width: "9rem", cell: (row) => <FirstTime at={row.openedAt} times={row.opens} /> },
  {
    id: "clicked",
    header: "Clicked",
    width: "9rem",
    cell: (row) => <FirstTime at={row.clickedAt} times={row.clicks} />,
  },
  {
    id: "scenario",
    header: "Scenario",
    width: "7rem",
    hideBelow: "lg",
    cell: (row) => (row.scenarioId === null ? "API call" : `#${row.scenarioId}`),
  },
  { id: "time", header: "When", width: "10rem", hideBelow: "md", cell: (row) => <DateTime value={row.createdAt} /> },
];

/** The mailing, or the template that an element sent by itself. */
function nameLetter({ name, mailingId, templateId }: ProfileMessage): string {
  return name ?? (mailingId === null ? `Deleted template #${templateId}` : `Deleted mailing #${mailingId}`);
}

function findHref({ name, mailingId, templateId }: ProfileMessage): string {
  const list = mailingId === null ? "/templates" : "/mailings";
  return name === null ? list : `${list}/${mailingId ?? templateId}`;
}

/** Interactions → Letters: what the profile got, or should have got, and what it did with it. */
export function ProfileLetters({ profileId }: { profileId: string }) {
  const letters = useInfiniteQuery(profileMessagesQuery(profileId));
  return (
    <section className="grid gap-3">
      <h2 className="text-base font-semibold">Letters</h2>
      <DataTable
        label="Letters to the profile"
        columns={COLUMNS}
        {...readPages(letters)}
        rowKey={(row) => row.id}
        rowHref={findHref}
        rowMenu={({ scenarioId }) => (scenarioId === null ? [] : [linkToScenario(scenarioId)])}
        empty={
          <EmptyState size="sm" icon={<Mail />} title="No letters yet">
            Each letter to this profile shows up here, with whether it arrived, was opened and clicked.
          </EmptyState>
        }
      />
    </section>
  );
}
