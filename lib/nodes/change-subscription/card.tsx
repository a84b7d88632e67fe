import { SUBSCRIPTION_STATUS_TEXTS, SUBSCRIPTION_STATUSES } from "@/lib/domain/subscriptions/subscription-status";
import type { CardProps } from "@/lib/nodes/face";
import { readChoice, readNumber } from "@/lib/nodes/read-settings";

export function ChangeSubscriptionCard({ settings, lists }: CardProps) {
  const id = readNumber(settings, "resourceId") ?? 0;
  if (id === 0) return <>Choose a resource</>;
  const name = lists.resources.find((resource) => resource.id === id)?.name ?? `resource #${id}`;
  return (
    <>
      {name}: {SUBSCRIPTION_STATUS_TEXTS[readChoice(settings, "status", SUBSCRIPTION_STATUSES)].toLowerCase()}
    </>
  );
}
