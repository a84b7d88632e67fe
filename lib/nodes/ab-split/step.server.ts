import { getStableShare } from "@/lib/domain/chance/stable-share";
import { abSplit, type AbSplitSettings } from "@/lib/nodes/ab-split/definition";
import { defineRuntime } from "@/lib/nodes/define";

const PERCENT = 100;

export const abSplitRuntime = defineRuntime(abSplit, {
  kind: "step",
  step: (context, settings, task) => {
    // Scenario and element are part of it, so that two tests deal independently of each other.
    const share = getStableShare(`${task.scenarioId}:${task.nodeId}:${context.profile.id}`);
    return { kind: "exit", output: chooseVariant(settings, share * PERCENT) };
  },
});

/** Whose stretch of 0 to 100 a number falls into; the shares are read in their order. */
function chooseVariant({ variants }: AbSplitSettings, percent: number): string {
  let end = 0;
  for (const { id, share } of variants) {
    end += share;
    if (percent < end) return id;
  }
  // Shares that sum to less than 100 are refused before a scenario is activated.
  return variants.findLast(({ share }) => share > 0)?.id ?? variants[0]?.id ?? "";
}
