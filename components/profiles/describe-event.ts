import { formatFieldValue } from "@/components/profiles/field-text";
import type { ProfileEvent } from "@/lib/contracts/profiles";
import { isJsonObject, type Json } from "@/lib/shared/json";

const TITLES: Record<string, string> = {
  created: "Profile created",
  changed: "Fields changed",
  subscription_added: "Subscribed",
  subscription_changed: "Subscription changed",
  event: "Event",
};

/** What a line of the History says. */
export function describeEvent(event: ProfileEvent): { title: string; lines: string[] } {
  const title = TITLES[event.kind] ?? event.kind.replaceAll("_", " ");
  return { title, lines: Object.entries(event.detail).flatMap(([name, value]) => describeDetail(name, value)) };
}

function describeDetail(name: string, value: Json): string[] {
  if (isJsonObject(value) && "from" in value && "to" in value) {
    return [`${name}: ${formatFieldValue(value["from"]) || "–"} → ${formatFieldValue(value["to"]) || "–"}`];
  }
  if (isJsonObject(value)) return Object.entries(value).flatMap(([inner, item]) => describeDetail(inner, item));
  const text = formatFieldValue(value);
  return text === "" ? [] : [`${name}: ${text}`];
}
