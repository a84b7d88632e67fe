import { describeCondition } from "@/components/pickers/describe-condition";
import { readDraftCondition } from "@/components/pickers/draft-condition";
import type { CardProps } from "@/lib/nodes/face";
import { readText } from "@/lib/nodes/read-settings";

export function EventTriggerCard({ settings, lists }: CardProps) {
  const event = readText(settings, "event").trim();
  if (event === "") return <>Name the event</>;
  const condition = describeCondition(readDraftCondition(settings["condition"]), lists);
  return <>{condition === "" ? `“${event}”` : `“${event}”, if ${condition}`}</>;
}
