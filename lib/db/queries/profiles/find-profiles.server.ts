import type { ClientBase, Pool } from "pg";
import { chooseProfile, type Choice } from "@/lib/domain/matching/choose-profile";
import type { Match } from "@/lib/domain/matching/make-match";
import { formatProfileId, getProfileShard } from "@/lib/domain/profiles/profile-id";
import { findKeyOwners } from "./find-key-owners.server";

export type ProfileQuestion = { databaseId: number; match: Match };

/** `field` of an ambiguous answer is the matching parameter that several profiles share. */
export type FoundProfile =
  { kind: "one"; id: bigint; publicId: string } | { kind: "none" } | { kind: "ambiguous"; field: string };

type Identity = { databaseId: number; createdAt: Date };

/**
 * Finds the profile of each request, in their order: two statements for any number of them, one over the keys and one over
 * the profiles (apart, because the two tables are spread by different shards).
 */
export async function findProfiles(
  client: ClientBase | Pool,
  questions: readonly ProfileQuestion[],
): Promise<FoundProfile[]> {
  const choices = await chooseByKeys(client, questions);
  const identities = await readIdentities(client, choices);
  return questions.map((question, n) => {
    const choice = choices[n] ?? { kind: "none" };
    if (choice.kind !== "one") return choice;
    const identity = identities.get(choice.id);
    if (!identity || !isMeant(identity, question)) return { kind: "none" };
    return { kind: "one", id: choice.id, publicId: formatProfileId(choice.id, identity.createdAt) };
  });
}

async function chooseByKeys(client: ClientBase | Pool, questions: readonly ProfileQuestion[]): Promise<Choice[]> {
  const keys = questions.flatMap(({ databaseId, match }) =>
    match.kind === "id"
      ? []
      : match.lookups.flatMap(({ fields, value }) => fields.map((field) => ({ databaseId, field, value }))),
  );
  const owners = await findKeyOwners(client, keys);
  let at = 0;
  return questions.map(({ match }) => {
    if (match.kind === "id") return { kind: "one", id: match.id };
    const found = match.lookups.map(({ fields }) => new Set(fields.flatMap(() => owners[at++] ?? [])));
    return chooseProfile(match, found);
  });
}

async function readIdentities(client: ClientBase | Pool, choices: readonly Choice[]): Promise<Map<bigint, Identity>> {
  const ids = [...new Set(choices.flatMap((choice) => (choice.kind === "one" ? [choice.id] : [])))];
  if (ids.length === 0) return new Map();
  const { rows } = await client.query<{ id: bigint; database_id: number; created_at: Date }>({
    name: "read-profile-identities",
    text: `SELECT p.id, p.database_id, p.created_at
      FROM unnest($1::smallint[], $2::bigint[]) AS q(shard, id)
      CROSS JOIN LATERAL (
        SELECT id, database_id, created_at FROM profile WHERE shard = q.shard AND id = q.id LIMIT 1
      ) p`,
    values: [ids.map(getProfileShard), ids],
  });
  return new Map(rows.map((row) => [row.id, { databaseId: row.database_id, createdAt: row.created_at }]));
}

/** A public id names the second of creation as well: a number that somebody made up finds nobody. */
function isMeant(identity: Identity, { databaseId, match }: ProfileQuestion): boolean {
  if (identity.databaseId !== databaseId) return false;
  return match.kind !== "id" || Math.floor(identity.createdAt.getTime() / 1000) === match.createdAtSecond;
}
