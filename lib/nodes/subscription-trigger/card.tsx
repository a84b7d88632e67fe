import { SUBSCRIPTION_STATUS_TEXTS, SUBSCRIPTION_STATUSES } from "@/lib/domain/subscriptions/subscription-status";
import type { CardProps } from "@/lib/nodes/face";
import { readChoice, readList, readNumber } from "@/lib/nodes/read-settings";
import { SUBSCRIPTION_CHANGES } from "@/lib/nodes/subscription-trigger/definition";

const CHANGES = { any: "added or changed", added: "added", changed: "changed" } as const;

export function SubscriptionTriggerCard({ settings, lists }: CardProps) {
  const id = readNumber(settings, "resourceId") ?? 0;
  if (id === 0) return <>Choose a resource</>;
  const name = lists.resources.find((resource) => resource.id === id)?.name ?? `resource #${id}`;
  const chosen = SUBSCRIPTION_STATUSES.filter((status) => readList(settings, "statuses").includes(status));
  const statuses = chosen.map((status) => SUBSCRIPTION_STATUS_TEXTS[status].toLowerCase()).join(", ");
  return (
    <>
      {name}: {CHANGES[readChoice(settings, "change", SUBSCRIPTION_CHANGES)]}
      {statuses === "" ? "" : ` (${statuses})`}
    </>
  );
}
