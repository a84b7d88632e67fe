import { pool } from "@/lib/db/pool.server";
import type { DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import { hintFacts } from "@/lib/engine/hint-work.server";

/** Tells the engines, after the commit, that facts about these profiles wait; nothing where nobody listens. */
export function hintListeners({ listens }: DatabaseView, profileIds: readonly bigint[]): void {
  if (listens.size > 0) hintFacts(pool(), profileIds.map(getProfileShard));
}
