import { MESSAGE_TIMES } from "@/lib/db/conditions/message-times";
import { MESSAGE_FACTS } from "@/lib/domain/conditions/condition";
import type { MessageFacts } from "@/lib/domain/conditions/condition-facts";
import { numberArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

const TIMES = MESSAGE_FACTS.map(
  (fact) => `(extract(epoch FROM max(${MESSAGE_TIMES[fact]})) * 1000)::float8 AS ${fact}`,
);

/** What became of the letters of profiles, a row for each mailing: along the index by profile. */
export const READ_MESSAGE_FACTS: Statement = {
  name: "engine-read-message-facts",
  text: `SELECT m.profile_id AS "profileId", m.mailing_id AS "mailingId", ${TIMES.join(", ")}
    FROM unnest($2::bigint[]) AS q(profile_id)
    JOIN message m ON m.shard = $1 AND m.profile_id = q.profile_id
    GROUP BY m.profile_id, m.mailing_id`,
};

/** By profile; who got no letter is left out. */
export async function readMessageFacts(
  client: Queryable,
  { shard, ids }: { shard: number; ids: readonly bigint[] },
): Promise<Map<bigint, MessageFacts[]>> {
  const found = new Map<bigint, MessageFacts[]>();
  if (ids.length === 0) return found;
  const values = [shard, numberArray(ids)];
  for (const row of await runStatement<MessageFacts & { profileId: bigint }>(client, READ_MESSAGE_FACTS, values)) {
    const list = found.get(row.profileId);
    if (list) list.push(row);
    else found.set(row.profileId, [row]);
  }
  return found;
}
