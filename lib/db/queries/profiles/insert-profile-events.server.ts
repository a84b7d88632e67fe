import type { ClientBase } from "pg";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { JsonObject } from "@/lib/shared/json";

export type NewProfileEvent = {
  profileId: bigint;
  /** created | changed | subscription_added | subscription_changed */
  kind: string;
  detail: JsonObject;
};

/** Writes lines of the profiles' history. `source` is `user:<id>`, `token:<id>` or `system`. */
export async function insertProfileEvents(
  client: ClientBase,
  { now, source }: { now: Date; source: string },
  events: readonly NewProfileEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await client.query({
    name: "insert-profile-events",
    text: `INSERT INTO profile_event (shard, profile_id, id, at, kind, source, detail)
      SELECT q.shard, q.profile_id, nextval('effect_id_seq'), $5, q.kind, $6, q.detail
      FROM unnest($1::smallint[], $2::bigint[], $3::text[], $4::jsonb[]) AS q(shard, profile_id, kind, detail)`,
    values: [
      events.map((event) => getProfileShard(event.profileId)),
      events.map((event) => event.profileId),
      events.map((event) => event.kind),
      events.map((event) => JSON.stringify(event.detail)),
      now,
      source,
    ],
  });
}
