import type { Match } from "@/lib/domain/matching/make-match";
import { formatProfileId } from "@/lib/domain/profiles/profile-id";

/** The match that finds a profile that was read already. */
export function makeIdMatch({ id, createdAt }: { id: bigint; createdAt: Date }): Match {
  const createdAtSecond = Math.floor(createdAt.getTime() / 1000);
  return { kind: "id", id, createdAtSecond, shown: formatProfileId(id, createdAt) };
}
