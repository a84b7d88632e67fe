"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Mail, Workflow } from "lucide-react";
import { useRouter } from "next/navigation";
import { explainMessage, FirstTime, MessageOutcome } from "@/components/messages/message-outcome";
import { DataTable } from "@/components/ui/data-table";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { profileMessagesQuery } from "@/lib/api-client/profiles";
import type { ProfileMessage } from "@/lib/contracts/profiles";

const COLUMNS: readonly TableColumn<ProfileMessage>[] = [
  {
    id: "mailing",
    header: "Mailing",
    primary: true,
    cell: (row) => <span className="font-medium">{row.mailingName ?? `Deleted mailing #${row.mailingId}`}</span>,
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

/** Interactions → Letters: what the profile got, or should have got, and what it did with it. */
export function ProfileLetters({ profileId }: { profileId: string }) {
  const router = useRouter();
  const letters = useInfiniteQuery(profileMessagesQuery(profileId));
  return (
    <section className="grid gap-3">
      <h2 className="text-base font-semibold">Letters</h2>
      <DataTable
        label="Letters to the profile"
        columns={COLUMNS}
        rows={letters.data?.pages.flatMap((page) => page.items)}
        rowKey={(row) => row.id}
        rowHref={(row) => (row.mailingName === null ? "/mailings" : `/mailings/${row.mailingId}`)}
        rowMenu={({ scenarioId }) =>
          scenarioId === null
            ? []
            : [
                {
                  label: "Open the scenario",
                  icon: <Workflow />,
                  onSelect: () => router.push(`/scenarios/${scenarioId}`),
                },
              ]
        }
        paging={{
          hasMore: letters.hasNextPage,
          loading: letters.isFetchingNextPage,
          onMore: () => void letters.fetchNextPage(),
        }}
        error={letters.error ? { message: letters.error.message, onRetry: () => void letters.refetch() } : undefined}
        empty={
          <EmptyState size="sm" icon={<Mail />} title="No letters yet">
            Each letter to this profile shows up here, with whether it arrived, was opened and clicked.
          </EmptyState>
        }
      />
    </section>
  );
}
