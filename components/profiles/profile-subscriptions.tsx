"use client";

import { useQuery } from "@tanstack/react-query";
import { MailPlus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { SubscribeDialog } from "@/components/profiles/subscribe-dialog";
import { useMay } from "@/components/session/session";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { toastError, toastUndo } from "@/components/ui/toast";
import { useSetSubscription, watchedProfileQuery } from "@/lib/api-client/profiles";
import type { Profile, ProfileSubscription } from "@/lib/contracts/profiles";
import { SUBSCRIPTION_STATUS_TEXTS, type SubscriptionStatus } from "@/lib/domain/subscriptions/subscription-status";

const TONES = {
  subscribed: "success",
  unconfirmed: "warning",
  unsubscribed: "neutral",
  suspended: "warning",
  hard_bounced: "danger",
  complained: "danger",
} as const satisfies Record<SubscriptionStatus, string>;

const COLUMNS: readonly TableColumn<ProfileSubscription>[] = [
  {
    id: "resource",
    header: "Resource",
    primary: true,
    cell: (row) => (
      <Link href={`/resources?open=${row.resourceId}`} className="font-medium hover:underline">
        {row.resourceName}
      </Link>
    ),
  },
  { id: "address", header: "Address", cell: (row) => row.address },
  { id: "channel", header: "Channel", width: "7rem", hideBelow: "md", cell: () => "E-mail" },
  {
    id: "status",
    header: "Status",
    width: "9rem",
    cell: (row) => <Badge tone={TONES[row.status]}>{SUBSCRIPTION_STATUS_TEXTS[row.status]}</Badge>,
  },
  {
    id: "updated",
    header: "Since",
    width: "9rem",
    hideBelow: "md",
    cell: (row) => <DateTime value={row.updatedAt} />,
  },
];

/** What a profile subscribed to; a mailing reaches only `subscribed` ones. */
export function ProfileSubscriptions({ profile }: { profile: Profile }) {
  // The card reads it; here it is kept fresh.
  useQuery(watchedProfileQuery(profile.id));
  const mayEdit = useMay("data.edit");
  const [adding, setAdding] = useState(false);
  const set = useSetSubscription(profile.id);
  const change = async (row: ProfileSubscription, status: SubscriptionStatus) => {
    const target = { resourceId: row.resourceId, channel: row.channel, address: row.address };
    try {
      await set.mutateAsync({ ...target, status });
      toastUndo(`${row.address}: ${SUBSCRIPTION_STATUS_TEXTS[status].toLowerCase()}`, () => {
        set.mutate({ ...target, status: row.status });
      });
    } catch (error) {
      toastError("The subscription was not changed", error);
    }
  };
  const subscribe = mayEdit ? (
    <Button variant="primary" icon={<MailPlus />} onClick={() => setAdding(true)}>
      Subscribe
    </Button>
  ) : null;
  return (
    <div className="grid gap-4">
      {profile.subscriptions.length > 0 && <div className="flex justify-end">{subscribe}</div>}
      <DataTable
        label="Subscriptions"
        columns={COLUMNS}
        rows={profile.subscriptions}
        rowKey={(row) => `${row.resourceId}:${row.channel}:${row.address}`}
        isDimmed={(row) => row.status !== "subscribed"}
        {...(mayEdit
          ? {
              rowMenu: (row: ProfileSubscription) => [
                row.status === "subscribed"
                  ? { label: "Unsubscribe", onSelect: () => void change(row, "unsubscribed") }
                  : { label: "Subscribe again", onSelect: () => void change(row, "subscribed") },
                ...(row.status === "suspended"
                  ? []
                  : [{ label: "Suspend", onSelect: () => void change(row, "suspended") }]),
              ],
            }
          : {})}
        empty={
          <EmptyState icon={<MailPlus />} title="No subscriptions" action={subscribe}>
            Mailings go only to profiles that are subscribed to the mailing’s resource. Subscribe this one by hand, or
            let it come with an import.
          </EmptyState>
        }
      />
      {adding && <SubscribeDialog profile={profile} onClose={() => setAdding(false)} />}
    </div>
  );
}
