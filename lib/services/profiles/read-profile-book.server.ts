import type { ClientBase } from "pg";
import { findKeyOwners, type KeyQuestion } from "@/lib/db/queries/profiles/find-key-owners.server";
import { lockProfiles } from "@/lib/db/queries/profiles/lock-profiles.server";
import type { ProfileRow, SubscriptionRow } from "@/lib/db/queries/profiles/profile-row";
import { takeProfileIds } from "@/lib/db/queries/profiles/take-profile-ids.server";
import { listSubscriptions } from "@/lib/db/queries/subscriptions/list-subscriptions.server";
import { applyFieldUpdate } from "@/lib/domain/fields/apply-field-update";
import { listKeyValues } from "@/lib/domain/fields/key-values";
import type { ImportItem } from "@/lib/domain/profiles/import/import-item";
import { ProfileBook, type DraftSubscription } from "@/lib/domain/profiles/import/profile-book";
import { listSubscriptionKeys } from "@/lib/domain/profiles/import/list-subscription-keys";
import type { WriteContext } from "./write-context";

type Wanted = {
  items: readonly ImportItem[];
  /** Unique values that others turned out to own. */
  taken: readonly { field: string; value: string }[];
};

/**
 * Reads what an import may need: the profiles that its items could mean, locked, and the owners of the unique values it is about
 * to write; and numbers for the profiles it may make.
 */
export async function readProfileBook(
  client: ClientBase,
  { database }: WriteContext,
  { items, taken }: Wanted,
): Promise<{ book: ProfileBook; freshIds: bigint[] }> {
  const databaseId = database.id;
  const searched = items.flatMap((item) => listSearched(item, databaseId));
  const unique = items.flatMap((item) => listUnique(item, databaseId));
  const questions = [...searched, ...unique, ...taken.map(({ field, value }) => ({ databaseId, field, value }))];
  const owners = await findKeyOwners(client, questions);
  const book = new ProfileBook();
  for (const [n, { field, value }] of questions.entries()) {
    for (const id of owners[n] ?? []) book.addOwner(field, value, id);
  }
  const meant = owners.slice(0, searched.length).flat();
  const byId = items.flatMap(({ match }) => (match?.kind === "id" ? [match.id] : []));
  const profiles = await lockProfiles(client, [...new Set([...meant, ...byId])]);
  const profileIds = profiles.map(({ id }) => id);
  const subscriptions = groupByProfile(await listSubscriptions(client, profileIds));
  for (const profile of profiles) {
    if (profile.databaseId === databaseId) putProfile(book, profile, { subscriptions, database });
  }
  return { book, freshIds: await takeProfileIds(client, countNew(items, meant.length)) };
}

/** One item creates only if it found nobody; among several, what one changes may leave another without its profile. */
function countNew(items: readonly ImportItem[], found: number): number {
  const may = items.filter(({ match, onMissing }) => match === null || onMissing === "create").length;
  return items.length === 1 && found > 0 ? 0 : may;
}

function listSearched({ match }: ImportItem, databaseId: number): KeyQuestion[] {
  if (match?.kind !== "keys") return [];
  return match.lookups.flatMap(({ fields, value }) => fields.map((field) => ({ databaseId, field, value })));
}

/** The unique values an item sets, as far as they can be told without knowing the profile. */
function listUnique({ changes }: ImportItem, databaseId: number): KeyQuestion[] {
  return changes.flatMap(({ field, change }) => {
    if (!field.isUnique || change.action !== "set") return [];
    const result = applyFieldUpdate(field, undefined, change);
    if (!result.ok || result.value === undefined) return [];
    return listKeyValues({ [field.name]: result.value }, [field]).map((key) => ({ databaseId, ...key }));
  });
}

type Around = { subscriptions: ReadonlyMap<bigint, readonly DraftSubscription[]>; database: WriteContext["database"] };

function putProfile(book: ProfileBook, profile: ProfileRow, { subscriptions, database }: Around): void {
  const own = subscriptions.get(profile.id) ?? [];
  const keys = [...listKeyValues(profile.fields, database.fields.values()), ...listSubscriptionKeys(own)];
  book.put({
    id: profile.id,
    createdAt: profile.createdAt,
    before: { fields: profile.fields, keys },
    fields: profile.fields,
    keys,
    subscriptions: own,
    changedSubscriptions: [],
    events: [],
  });
}

function groupByProfile(rows: readonly SubscriptionRow[]): Map<bigint, DraftSubscription[]> {
  const groups = new Map<bigint, DraftSubscription[]>();
  for (const { profileId, ...subscription } of rows) {
    const group = groups.get(profileId);
    if (group) group.push(subscription);
    else groups.set(profileId, [subscription]);
  }
  return groups;
}
