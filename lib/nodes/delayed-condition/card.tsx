import { describeCondition } from "@/components/pickers/describe-condition";
import { readDraftCondition } from "@/components/pickers/draft-condition";
import { AWAITED } from "@/lib/nodes/delayed-condition/definition";
import type { CardProps } from "@/lib/nodes/face";
import { readChoice, readNumber, readText } from "@/lib/nodes/read-settings";

export function DelayedConditionCard({ settings, lists }: CardProps) {
  const awaited = readChoice(settings, "awaited", AWAITED);
  const what = {
    delivered: "Letter delivered",
    opened: "Letter opened",
    clicked: "Link clicked",
    event: readText(settings, "event").trim() === "" ? "Name the event" : `“${readText(settings, "event").trim()}”`,
    condition: describeCondition(readDraftCondition(settings["condition"]), lists) || "Add what is awaited",
  }[awaited];
  const parts = [
    [readNumber(settings, "days"), "d"],
    [readNumber(settings, "hours"), "h"],
    [readNumber(settings, "minutes"), "min"],
  ] as const;
  const longest = parts
    .flatMap(([value, unit]) => (value === null || value === 0 ? [] : [`${value} ${unit}`]))
    .join(" ");
  return (
    <>
      {what}
      {longest === "" ? "" : `, within ${longest}`}
    </>
  );
}
