import { describeCondition } from "@/components/pickers/describe-condition";
import { readDraftCondition } from "@/components/pickers/draft-condition";
import type { CardProps } from "@/lib/nodes/face";
import { IMPORT_RESULTS, IMPORT_SOURCES } from "@/lib/nodes/import-trigger/definition";
import { readChoice } from "@/lib/nodes/read-settings";

const SOURCES = { any: "", by_hand: " by hand", api: " over the API", file: " from a file" } as const;

export function ImportTriggerCard({ settings, lists }: CardProps) {
  const who = readChoice(settings, "profiles", IMPORT_RESULTS) === "new" ? "New" : "New and updated";
  const condition = describeCondition(readDraftCondition(settings["condition"]), lists);
  return (
    <>
      {who}
      {SOURCES[readChoice(settings, "source", IMPORT_SOURCES)]}
      {condition === "" ? "" : `, if ${condition}`}
    </>
  );
}
