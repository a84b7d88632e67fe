import type { ClientBase } from "pg";
import { factSchema } from "@/lib/domain/facts/fact";
import type { UsedFact } from "@/lib/engine/facts/heard";
import type { FactDeps, FactReport } from "@/lib/engine/facts/apply-facts.server";
import { applyFacts } from "@/lib/engine/facts/apply-facts.server";
import type { FactPlace } from "@/lib/engine/sql/take-facts.server";
import { takeFacts } from "@/lib/engine/sql/take-facts.server";

export type ConsumeReport = FactReport & { taken: number };

/**
 * One batch of facts: takes the due ones of a shard and lane out of the inbox and does what they cause, inside the caller's
 * transaction, so that each is used exactly once. It begins after the commit of what caused the fact: a pass that enters an
 * awaiting element meanwhile either is seen here or sees the change itself.
 */
export async function consumeFacts(
  client: ClientBase,
  deps: FactDeps,
  { limit, ...place }: FactPlace & { limit: number },
): Promise<ConsumeReport> {
  const taken = await takeFacts(client, place, limit);
  const facts = taken.flatMap(({ detail, hasProfile, ...row }): UsedFact[] =>
    hasProfile ? [{ ...row, fact: factSchema.parse(detail) }] : [],
  );
  const { shard, now } = place;
  return { ...(await applyFacts(client, deps, { shard, now, facts })), taken: taken.length };
}
