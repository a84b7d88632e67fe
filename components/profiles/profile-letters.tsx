"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Mail, Workflow } from "lucide-react";
import { useRouter } from "next/navigation";
import { Badge, type BadgeProps } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { profileMessagesQuery } from "@/lib/api-client/profiles";
import type { ProfileMessage } from "@/lib/contracts/profiles";
import { formatMessageReason, MESSAGE_STATUS_TEXTS, type MessageStatus } from "@/lib/domain/messages/message-status";

const TONES: Record<MessageStatus, BadgeProps["tone"]> = {
  queued: "info",
  sent: "success",
  deferred: "warning",
  refused: "danger",
  not_sent: "neutral",
};

const COLUMNS: readonly TableColumn<ProfileMessage>[] = [
  {
    id: "mailing",
    header: "Mailing",
    primary: true,
    cell: (row) => <span className="font-medium">{row.mailingName ?? `Deleted mailing #${row.mailingId}`}</span>,
  },
  { id: "status", header: "Status", width: "9rem", cell: (row) => <Status message={row} /> },
  {
    id: "reason",
    header: "Why",
    wrap: true,
    hideBelow: "lg",
    cell: (row) => row.bounceReason ?? (row.reason === null ? "" : formatMessageReason(row.reason)),
  },
  { id: "opened", header: "Opened", width: "9rem", cell: (row) => <Times at={row.openedAt} count={row.opens} /> },
  { id: "clicked", header: "Clicked", width: "9rem", cell: (row) => <Times at={row.clickedAt} count={row.clicks} /> },
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

function Status({ message }: { message: ProfileMessage }) {
  const { status, deliveredAt, bounceKind, complainedAt, unsubscribedAt } = message;
  return (
    <span className="grid justify-items-start gap-1">
      <Badge tone={TONES[status]}>
        {status === "sent" && deliveredAt !== null ? "Delivered" : MESSAGE_STATUS_TEXTS[status]}
      </Badge>
      {bounceKind !== null && (
        <Badge tone={bounceKind === "hard" ? "danger" : "warning"}>
          {bounceKind === "hard" ? "Hard bounce" : "Soft bounce"}
        </Badge>
      )}
      {complainedAt !== null && <Badge tone="danger">Complained</Badge>}
      {unsubscribedAt !== null && <Badge tone="neutral">Unsubscribed</Badge>}
    </span>
  );
}

/** When it happened first, and how often. */
function Times({ at, count }: { at: string | null; count: number }) {
  if (at === null) return "";
  return (
    <span>
      <DateTime value={at} />
      {count > 1 && <span className="text-muted-foreground"> ×{count}</span>}
    </span>
  );
}
