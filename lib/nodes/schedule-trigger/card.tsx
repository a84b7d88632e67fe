import type { CardProps } from "@/lib/nodes/face";
import { readNumber, readText } from "@/lib/nodes/read-settings";
import { describeSchedule } from "@/lib/nodes/schedule-trigger/describe-schedule";
import { isJsonObject } from "@/lib/shared/json";

export function ScheduleTriggerCard({ settings, lists }: CardProps) {
  const schedule = settings["schedule"] ?? null;
  const id = readNumber(settings, "segmentId");
  const segment = lists.segments.find((one) => one.id === id)?.name;
  const who = readText(settings, "scope") === "all" ? "all profiles" : (segment ?? "choose a segment");
  return (
    <>
      {isJsonObject(schedule) ? describeSchedule(schedule) : "Choose the times"}: {who}
    </>
  );
}
