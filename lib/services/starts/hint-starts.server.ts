import { pool } from "@/lib/db/pool.server";
import { hintWork } from "@/lib/engine/hint-work.server";
import type { StartResult } from "./start-request";

/** Tells the engines where committed starts left work for them. */
export function hintStarts(results: Iterable<StartResult>): void {
  const shards = new Set<number>();
  for (const result of results) if (result.ok && result.shard !== null) shards.add(result.shard);
  if (shards.size > 0) hintWork(pool(), shards);
}
