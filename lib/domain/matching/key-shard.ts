import { createHash } from "node:crypto";

/** The shard of `profile_key` that holds a value: the first byte of its md5, which SQL can compute as well. */
export function getKeyShard(value: string): number {
  return createHash("md5").update(value, "utf8").digest()[0] ?? 0;
}
