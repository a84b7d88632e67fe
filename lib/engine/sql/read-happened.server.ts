import { z } from "zod";
import { jsonObjectSchema } from "@/lib/shared/json";
import { numberArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";
import type { Happened } from "@/lib/nodes/define";

/**
 * What happened in passes that an element may be waiting for: the last letter that a pass sent, and the named events since then
 * (else since the pass began; the very event that began it is none). One probe of an index for each of both.
 */
export const READ_HAPPENED: Statement = {
  name: "engine-read-happened",
  text: `SELECT q.pass_id AS "passId", m.delivered_at AS "deliveredAt", m.opened_at AS "openedAt",
      m.clicked_at AS "clickedAt",
      ARRAY(SELECT e.detail FROM profile_event e
        WHERE e.shard = $1 AND e.profile_id = q.profile_id AND e.kind = 'event' AND e.detail ->> 'name' = ANY($5::text[])
          AND e.at >= coalesce(m.created_at, to_timestamp(q.entered_ms / 1000) + interval '1 ms')
        ORDER BY e.at DESC LIMIT 100) AS events
    FROM unnest($2::bigint[], $3::bigint[], $4::float8[]) AS q(profile_id, pass_id, entered_ms)
    LEFT JOIN LATERAL (SELECT m.created_at, m.delivered_at, m.opened_at, m.clicked_at FROM message m
      WHERE m.shard = $1 AND m.profile_id = q.profile_id AND m.pass_id = q.pass_id AND m.status <> 'not_sent'
      ORDER BY m.id DESC LIMIT 1) AS m ON true`,
};

type Raw = {
  passId: bigint;
  deliveredAt: Date | null;
  openedAt: Date | null;
  clickedAt: Date | null;
  events: unknown[];
};

const eventSchema = z.object({ name: z.string(), content: jsonObjectSchema });

export type HappenedKey = { profileId: bigint; passId: bigint; enteredAt: number };

/** By pass: its last letter, and the events with one of these names. */
export async function readHappened(
  client: Queryable,
  { shard, names }: { shard: number; names: readonly string[] },
  keys: readonly HappenedKey[],
): Promise<Map<bigint, Happened>> {
  if (keys.length === 0) return new Map();
  const rows = await runStatement<Raw>(client, READ_HAPPENED, [
    shard,
    numberArray(keys.map((key) => key.profileId)),
    numberArray(keys.map((key) => key.passId)),
    numberArray(keys.map((key) => key.enteredAt)),
    names,
  ]);
  return new Map(
    rows.map(({ passId, deliveredAt, openedAt, clickedAt, events }) => [
      passId,
      {
        letter: {
          delivered: (deliveredAt ?? openedAt ?? clickedAt) !== null,
          opened: (openedAt ?? clickedAt) !== null,
          clicked: clickedAt !== null,
        },
        events: events.map((event) => eventSchema.parse(event)),
      },
    ]),
  );
}
