import { formatFieldValue } from "@/components/profiles/field-text";
import type { ProfileEvent } from "@/lib/contracts/profiles";
import { SUBSCRIPTION_STATUS_TEXTS } from "@/lib/domain/subscriptions/subscription-status";
import { isJsonObject, type Json, type JsonObject } from "@/lib/shared/json";

const TITLES: Record<string, string> = {
  created: "Profile created",
  changed: "Fields changed",
  subscription_added: "Subscribed",
  subscription_changed: "Subscription changed",
};

/** What the ids and names in an event are called; null = not known any more. */
export type EventNames = { fieldOf: (name: string) => string | null; resourceOf: (id: number) => string | null };

/** What a line of the History says. */
export function describeEvent({ kind, detail }: ProfileEvent, names: EventNames): { title: string; lines: string[] } {
  if (kind === "event") return describeSent(detail);
  if (kind === "goal") return describeGoal(detail);
  const title = TITLES[kind] ?? kind.replaceAll("_", " ");
  if (typeof detail["resourceId"] === "number") return { title, lines: [describeSubscription(detail, names)] };
  return { title, lines: listChanges(detail, names) };
}

function describeSent({ name, content }: JsonObject): { title: string; lines: string[] } {
  const members = isJsonObject(content) ? Object.entries(content) : [];
  return {
    title: `Event “${formatFieldValue(name)}”`,
    lines: members.map(([key, value]) => `${key}: ${formatFieldValue(value)}`),
  };
}

function describeGoal({ goal, value }: JsonObject): { title: string; lines: string[] } {
  const worth = formatFieldValue(value);
  return { title: `Goal “${formatFieldValue(goal)}” reached`, lines: worth === "" ? [] : [`Value: ${worth}`] };
}

function describeSubscription({ resourceId, address, from, to }: JsonObject, { resourceOf }: EventNames): string {
  const resource =
    (typeof resourceId === "number" ? resourceOf(resourceId) : null) ?? `Resource #${formatFieldValue(resourceId)}`;
  const change = [from, to].map(formatStatus).filter((text) => text !== "");
  return [resource, formatFieldValue(address), change.join(" → ")].filter((text) => text !== "").join(", ");
}

function formatStatus(value: Json | undefined): string {
  const known = Object.entries(SUBSCRIPTION_STATUS_TEXTS).find(([status]) => status === value);
  return known?.[1] ?? formatFieldValue(value);
}

function listChanges(changes: JsonObject, names: EventNames): string[] {
  return Object.entries(changes).flatMap(([name, value]) => {
    const label = names.fieldOf(name) ?? name;
    if (isJsonObject(value) && "from" in value && "to" in value) {
      return [`${label}: ${formatFieldValue(value["from"]) || "–"} → ${formatFieldValue(value["to"]) || "–"}`];
    }
    if (isJsonObject(value)) return listChanges(value, names);
    const text = formatFieldValue(value);
    return text === "" ? [] : [`${label}: ${text}`];
  });
}
