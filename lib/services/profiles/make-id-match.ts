import type { Match } from "@/lib/domain/matching/make-match";

/** The match that finds a profile that was read already. */
export function makeIdMatch({ id, createdAt }: { id: bigint; createdAt: Date }): Match {
  return { kind: "id", id, createdAtSecond: Math.floor(createdAt.getTime() / 1000) };
}
