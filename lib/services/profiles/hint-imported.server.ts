import type { Pool } from "pg";
import type { DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import { hintFacts, hintWork } from "@/lib/engine/hint-work.server";
import type { ImportResult } from "./import-items.server";

type Imported = { database: DatabaseView; results: readonly ImportResult[]; lane: number };

/** Tells the engines, after the commit, where an import left facts and starts for them. */
export function hintImported(pool: Pool, { database, results, lane }: Imported): void {
  const good = results.flatMap((result) => (result.ok ? [result] : []));
  if (database.listens.size > 0) hintFacts(pool, new Set(good.map(({ id }) => getProfileShard(id))), lane);
  hintWork(pool, new Set(good.flatMap(({ shard }) => shard ?? [])), lane);
}
