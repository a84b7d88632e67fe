import { describeCondition } from "@/components/pickers/describe-condition";
import { readDraftCondition } from "@/components/pickers/draft-condition";
import type { CardProps } from "@/lib/nodes/face";

export function ApicontentFilterCard({ settings, lists }: CardProps) {
  const text = describeCondition(readDraftCondition(settings["condition"]), lists);
  return <>{text === "" ? "Add what is checked" : text}</>;
}
