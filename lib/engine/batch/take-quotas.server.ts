import type { QuotaLedger } from "@/lib/engine/batch/quota-ledger.server";
import type { Blocked } from "@/lib/engine/batch/blocked";
import type { Block } from "@/lib/engine/walk/walk";
import type { Walker } from "@/lib/engine/walk/walker";
import type { Outcome } from "@/lib/nodes/define";

type Counted = { walker: Walker; block: Extract<Block, { kind: "quota" }> };

/** Lets those pass who stand before a limit and fit into it, in their order, with one take for each limit. */
export async function takeQuotas(
  quotas: QuotaLedger,
  blocked: readonly Blocked[],
): Promise<Map<Walker, Outcome<string>>> {
  const queues = new Map<string, Counted[]>();
  for (const { walker, block } of blocked) {
    if (block.kind !== "quota") continue;
    const key = `${walker.scenarioId}:${walker.nodeId}:${block.periodStart.getTime()}:${block.limit}`;
    const queue = queues.get(key);
    if (queue) queue.push({ walker, block });
    else queues.set(key, [{ walker, block }]);
  }
  const outcomes = new Map<Walker, Outcome<string>>();
  for (const queue of queues.values()) {
    const [first] = queue;
    if (!first) continue;
    const { scenarioId, nodeId } = first.walker;
    const { periodStart, limit } = first.block;
    const granted = await quotas.take({ scenarioId, nodeId, periodStart }, { count: queue.length, limit });
    for (const [place, { walker, block }] of queue.entries()) {
      outcomes.set(walker, { kind: "exit", output: place < granted ? block.passed : block.over });
    }
  }
  return outcomes;
}
