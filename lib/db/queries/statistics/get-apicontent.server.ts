import type { ClientBase, Pool } from "pg";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { JsonObject } from "@/lib/shared/json";

/** What a pass was started with; null when there is no such pass any more. */
export async function getApicontent(
  client: ClientBase | Pool,
  { scenarioId, profileId, passId }: { scenarioId: number; profileId: bigint; passId: bigint },
): Promise<JsonObject | null> {
  const { rows } = await client.query<{ apicontent: JsonObject }>({
    name: "get-apicontent",
    text: `SELECT apicontent FROM task WHERE shard = $1 AND profile_id = $2 AND scenario_id = $3 AND pass_id = $4`,
    values: [getProfileShard(profileId), profileId, scenarioId, passId],
  });
  return rows[0]?.apicontent ?? null;
}
