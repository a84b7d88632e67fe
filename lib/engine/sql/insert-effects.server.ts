import { numberArray, textArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/**
 * Adds effects, due at once. Ids are given by the caller where a message has the same id; else the sequence gives them,
 * in the statement itself, so that an HTTP element costs no round trip more.
 */
export const INSERT_EFFECTS: Statement = {
  name: "engine-insert-effects",
  text: `INSERT INTO effect (shard, id, kind, account_id, database_id, profile_id, scenario_id, version, node_id, instance,
      pass_id, ver, lane, due_at, inputs, created_at)
    SELECT u.shard, coalesce(u.id, nextval('effect_id_seq')), u.kind, u.account_id, u.database_id, u.profile_id,
      u.scenario_id, u.version, u.node_id, u.instance, u.pass_id, u.ver, u.lane, $1, u.inputs::jsonb, $1
    FROM unnest($2::smallint[], $3::bigint[], $4::text[], $5::int[], $6::int[], $7::bigint[], $8::int[], $9::int[],
      $10::int[], $11::bigint[], $12::bigint[], $13::int[], $14::smallint[], $15::text[])
      AS u(shard, id, kind, account_id, database_id, profile_id, scenario_id, version, node_id, instance, pass_id, ver,
        lane, inputs)`,
};

/** The task that waits for an effect. */
export type EffectTask = {
  scenarioId: number;
  version: number;
  nodeId: number;
  instance: bigint;
  passId: bigint;
  ver: number;
};

export type NewEffect = {
  shard: number;
  /** null = the next number. */
  id: bigint | null;
  kind: "http" | "email";
  accountId: number;
  databaseId: number;
  profileId: bigint;
  /** null = started over the API: nobody waits. */
  task: EffectTask | null;
  lane: number;
  /** JSON text. */
  inputs: string;
};

/** Inserts effects that are due at `now`. */
export async function insertEffects(client: Queryable, now: Date, effects: readonly NewEffect[]): Promise<void> {
  if (effects.length === 0) return;
  await runStatement(client, INSERT_EFFECTS, [
    now,
    numberArray(effects.map((effect) => effect.shard)),
    numberArray(effects.map((effect) => effect.id)),
    textArray(effects.map((effect) => effect.kind)),
    numberArray(effects.map((effect) => effect.accountId)),
    numberArray(effects.map((effect) => effect.databaseId)),
    numberArray(effects.map((effect) => effect.profileId)),
    numberArray(effects.map((effect) => effect.task?.scenarioId ?? null)),
    numberArray(effects.map((effect) => effect.task?.version ?? null)),
    numberArray(effects.map((effect) => effect.task?.nodeId ?? null)),
    numberArray(effects.map((effect) => effect.task?.instance ?? null)),
    numberArray(effects.map((effect) => effect.task?.passId ?? null)),
    numberArray(effects.map((effect) => effect.task?.ver ?? null)),
    numberArray(effects.map((effect) => effect.lane)),
    textArray(effects.map((effect) => effect.inputs)),
  ]);
}
