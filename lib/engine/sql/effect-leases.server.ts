import { numberArray, textArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

// Everything here names the lease: who lost it writes nothing, and is told so by a missing row.

const LEASED = `UPDATE effect e SET`;
const FROM = `FROM unnest($2::bigint[], $3::text[]) AS q(id, lease) WHERE e.shard = $1 AND e.id = q.id AND e.lease = q.lease`;

export const RENEW_LEASES: Statement = {
  name: "engine-renew-leases",
  text: `${LEASED} due_at = $4 ${FROM} RETURNING e.id`,
};

export const DELETE_EFFECTS: Statement = {
  name: "engine-delete-effects",
  text: `DELETE FROM effect e USING unnest($2::bigint[], $3::text[]) AS q(id, lease)
    WHERE e.shard = $1 AND e.id = q.id AND e.lease = q.lease RETURNING e.id`,
};

/** Gives effects back: due later, or (null) when their scenario wakes; with the answer, where one came. */
export const RETURN_EFFECTS: Statement = {
  name: "engine-return-effects",
  text: `UPDATE effect e SET due_at = to_timestamp(q.due_ms / 1000), lease = NULL, attempts = q.attempts,
      answer = coalesce(q.answer::jsonb, e.answer)
    FROM unnest($2::bigint[], $3::text[], $4::float8[], $5::smallint[], $6::text[]) AS q(id, lease, due_ms, attempts, answer)
    WHERE e.shard = $1 AND e.id = q.id AND e.lease = q.lease RETURNING e.id`,
};

export type Lease = { id: bigint; lease: string };
export type ReturnedEffect = Lease & {
  /** ms; null = parked until the scenario wakes. */
  dueAt: number | null;
  attempts: number;
  /** JSON text; null = none came. */
  answer: string | null;
};

/** Keeps leases alive until `until`; returns the effects that are still held. */
export async function renewLeases(
  client: Queryable,
  { shard, until }: { shard: number; until: Date },
  leases: readonly Lease[],
): Promise<Set<bigint>> {
  if (leases.length === 0) return new Set();
  return idsOf(await runStatement<{ id: bigint }>(client, RENEW_LEASES, [...valuesOf(shard, leases), until]));
}

/** Deletes effects that are done; returns those that were still held. */
export async function deleteEffects(client: Queryable, shard: number, leases: readonly Lease[]): Promise<Set<bigint>> {
  if (leases.length === 0) return new Set();
  return idsOf(await runStatement<{ id: bigint }>(client, DELETE_EFFECTS, valuesOf(shard, leases)));
}

/** Gives effects back; returns those that were still held. */
export async function returnEffects(
  client: Queryable,
  shard: number,
  effects: readonly ReturnedEffect[],
): Promise<Set<bigint>> {
  if (effects.length === 0) return new Set();
  const rows = await runStatement<{ id: bigint }>(client, RETURN_EFFECTS, [
    ...valuesOf(shard, effects),
    numberArray(effects.map((effect) => effect.dueAt)),
    numberArray(effects.map((effect) => effect.attempts)),
    textArray(effects.map((effect) => effect.answer)),
  ]);
  return idsOf(rows);
}

function valuesOf(shard: number, leases: readonly Lease[]): unknown[] {
  return [shard, numberArray(leases.map(({ id }) => id)), textArray(leases.map(({ lease }) => lease))];
}

const idsOf = (rows: readonly { id: bigint }[]) => new Set(rows.map((row) => row.id));
