import { WHEN, ZONES } from "@/lib/nodes/date-trigger/definition";
import type { CardProps } from "@/lib/nodes/face";
import { readChoice, readFlag, readNumber, readText } from "@/lib/nodes/read-settings";
import type { JsonObject } from "@/lib/shared/json";

export function DateTriggerCard({ settings, lists }: CardProps) {
  const name = readText(settings, "field");
  if (name === "") return <>Choose a field</>;
  const label = lists.fields.find((field) => field.name === name)?.label ?? "";
  const often = readFlag(settings, "yearly") ? "every year" : "once";
  const whose = readChoice(settings, "zone", ZONES) === "profile" ? "the profile’s" : "the account’s";
  return (
    <>
      {describeOffset(settings)}
      {label === "" ? name : label}, {readText(settings, "time")} ({whose} clock), {often}
    </>
  );
}

function describeOffset(settings: JsonObject): string {
  const when = readChoice(settings, "when", WHEN);
  if (when === "on") return "";
  const days = readNumber(settings, "days") ?? 0;
  return `${days} ${days === 1 ? "day" : "days"} ${when} `;
}
