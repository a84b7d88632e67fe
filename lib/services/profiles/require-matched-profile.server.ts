import type { ClientBase, Pool } from "pg";
import type { DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import { findProfiles } from "@/lib/db/queries/profiles/find-profiles.server";
import { makeMatch, type Match, type MatchingInput } from "@/lib/domain/matching/make-match";
import { makeMatchFailure } from "@/lib/domain/matching/make-match-failure";
import { AppError } from "@/lib/shared/app-error";

/**
 * The profile of a database that a request's matching means.
 * Throws AppError: 404 no such profile, 409 ambiguous, 400 with the parameter.
 */
export async function requireMatchedProfile(
  client: ClientBase | Pool,
  { database, matching }: { database: DatabaseView; matching: MatchingInput },
): Promise<{ id: bigint; publicId: string; match: Match }> {
  const match = makeMatch(matching, database.fields);
  if (!match.ok) throw new AppError("bad_request", `${match.field} ${match.message}.`, { field: match.field });
  const [found = { kind: "none" }] = await findProfiles(client, [{ databaseId: database.id, match: match.value }]);
  if (found.kind !== "one") throw makeMatchFailure(match.value, found, database.name);
  return { id: found.id, publicId: found.publicId, match: match.value };
}
