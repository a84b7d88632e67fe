const SHARDS = 256;

/** Named one by one, so that the primary key of a hot table, which begins with the shard, serves. */
export const ALL_SHARDS: readonly number[] = Array.from({ length: SHARDS }, (_, shard) => shard);
