import { formatFieldValue } from "@/components/profiles/field-text";
import { formatMoment, toDate } from "@/components/ui/moment";
import type { ProfileEvent } from "@/lib/contracts/profiles";
import type { FieldType, FieldView } from "@/lib/domain/fields/field-types";
import { SUBSCRIPTION_STATUS_TEXTS } from "@/lib/domain/subscriptions/subscription-status";
import { isJsonObject, type Json, type JsonObject } from "@/lib/shared/json";

const TITLES: Record<string, string> = {
  created: "Profile created",
  changed: "Fields changed",
  subscription_added: "Subscribed",
  subscription_changed: "Subscription changed",
};

/** What the ids and names in an event are called; null = not known any more. */
export type EventNames = {
  fieldOf: (name: string) => Pick<FieldView, "label" | "type"> | null;
  resourceOf: (id: number) => string | null;
  /** The account's: moments are told by its clock. */
  zone: string;
};

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
    const field = names.fieldOf(name);
    const label = field?.label || name;
    const tell = (told: Json | undefined) => formatTyped(told, field?.type, names.zone);
    if (isJsonObject(value) && "from" in value && "to" in value) {
      return [`${label}: ${tell(value["from"]) || "–"} → ${tell(value["to"]) || "–"}`];
    }
    if (isJsonObject(value)) return listChanges(value, names);
    const text = tell(value);
    return text === "" ? [] : [`${label}: ${text}`];
  });
}

/** A moment by the account's clock, a day as it is; other values as they are everywhere. */
function formatTyped(value: Json | undefined, type: FieldType | undefined, zone: string): string {
  const isMoment = type === "datetime";
  const date =
    typeof value === "string" && (isMoment || type === "date") ? toDate(isMoment ? value : `${value}T00:00Z`) : null;
  if (date === null) return formatFieldValue(value);
  return isMoment ? formatMoment(date, zone, "d MMM yyyy, HH:mm") : formatMoment(date, "UTC", "d MMM yyyy");
}
