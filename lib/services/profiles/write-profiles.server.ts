import type { ClientBase } from "pg";
import type { DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import { deleteKeys } from "@/lib/db/queries/profiles/delete-keys.server";
import { findKeyOwners, type KeyQuestion } from "@/lib/db/queries/profiles/find-key-owners.server";
import { insertKeys, type KeyRow } from "@/lib/db/queries/profiles/insert-keys.server";
import { diffKeyValues } from "@/lib/domain/fields/key-values";
import { makeMatchFailure } from "@/lib/domain/matching/make-match-failure";
import { applyItem } from "@/lib/domain/profiles/import/apply-item";
import type { ImportItem } from "@/lib/domain/profiles/import/import-item";
import type { Draft, ProfileBook } from "@/lib/domain/profiles/import/profile-book";
import { formatProfileId } from "@/lib/domain/profiles/profile-id";
import { AppError } from "@/lib/shared/app-error";
import { readProfileBook } from "./read-profile-book.server";
import type { WriteContext } from "./write-context";
import { writeDrafts } from "./write-drafts.server";

/** What became of one item; `changed` is false when nothing had to be written, `isSkipped` when the item wanted to be left out. */
export type ItemOutcome =
  | { ok: true; id: bigint; publicId: string; created: boolean; changed: boolean }
  | { ok: false; error: AppError; isSkipped?: boolean };

const ATTEMPTS_MAX = 8;
/** Owner of a guard: no profile has this number. */
const NOBODY = 0n;

/**
 * Finds, creates and changes any number of profiles inside the caller's transaction, a few statements in all; one outcome per
 * item, in order. An item that fails leaves no trace and its neighbours alone. Two imports at once make no twins: whoever is about
 * to create first writes a guard over the value it searched by, on which the other one waits, and then searches again; a unique
 * value that somebody took meanwhile is noticed by its insert, and the whole is worked out anew.
 */
export async function writeProfiles(
  client: ClientBase,
  context: WriteContext,
  items: readonly ImportItem[],
): Promise<ItemOutcome[]> {
  const guards = await guardNewcomers(client, context.database.id, items);
  await client.query("SAVEPOINT write_profiles");
  const taken: KeyRow[] = [];
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const { book, freshIds } = await readProfileBook(client, context, { items, taken });
    const outcomes = applyItems(book, { items, context, freshIds });
    const drafts = [...book.drafts.values()].filter(isTouched);
    await deleteKeys(
      client,
      drafts.flatMap((draft) => keyRows(draft, context.database.id, "removed")),
    );
    const lost = await insertKeys(
      client,
      drafts.flatMap((draft) => keyRows(draft, context.database.id, "added")),
    );
    if (lost.length === 0) {
      await writeDrafts(client, context, drafts);
      await deleteKeys(client, guards);
      return outcomes;
    }
    taken.push(...lost);
    await client.query("ROLLBACK TO SAVEPOINT write_profiles");
  }
  throw new AppError("unavailable", "Other imports keep changing the same profiles. Try again.", {
    retryAfterSeconds: 1,
  });
}

async function guardNewcomers(client: ClientBase, databaseId: number, items: readonly ImportItem[]): Promise<KeyRow[]> {
  const questions: KeyQuestion[][] = items.map(({ match, onMissing }) =>
    match?.kind === "keys" && onMissing === "create"
      ? match.lookups.flatMap(({ fields, value }) => fields.map((field) => ({ databaseId, field, value })))
      : [],
  );
  const owners = await findKeyOwners(client, questions.flat());
  let at = 0;
  const guards = new Map<string, KeyRow>();
  for (const group of questions) {
    const isFound = owners.slice(at, (at += group.length)).some((ids) => ids.length > 0);
    if (isFound) continue;
    for (const { field, value } of group) {
      guards.set(`${field} ${value}`, {
        databaseId,
        field: `guard:${field}`,
        value,
        profileId: NOBODY,
        isUnique: true,
      });
    }
  }
  const rows = [...guards.values()];
  await insertKeys(client, rows);
  return rows;
}

type Work = { items: readonly ImportItem[]; context: WriteContext; freshIds: bigint[] };

function applyItems(book: ProfileBook, { items, context, freshIds }: Work): ItemOutcome[] {
  const ids = [...freshIds];
  return items.map((item) => {
    try {
      const reason = findSkip(book, item, context.database.name);
      if (reason !== null) return { ok: false, error: reason, isSkipped: true };
      return applyOne(book, item, { context, takeId: () => ids.shift() });
    } catch (error) {
      if (error instanceof AppError) return { ok: false, error };
      throw error;
    }
  });
}

type One = { context: WriteContext; takeId: () => bigint | undefined };

function applyOne(book: ProfileBook, item: ImportItem, { context, takeId }: One): ItemOutcome {
  const found = chooseDraft(book, item, context.database.name);
  const before = found ?? makeDraft(takeId(), context.now);
  const draft = applyItem(before, item, context.database.fields);
  refuseConflict(book, draft, context.database);
  book.put(draft);
  return {
    ok: true,
    id: draft.id,
    publicId: formatProfileId(draft.id, draft.createdAt),
    created: found === null,
    changed: draft.events.length > before.events.length,
  };
}

/** Why an item leaves everything as it is; null when it does not. */
function findSkip(book: ProfileBook, { match, onMissing, onFound }: ImportItem, databaseName: string): AppError | null {
  if (match === null || (onMissing !== "skip" && onFound !== "skip")) return null;
  const choice = book.choose(match);
  const draft = choice.kind === "one" ? book.drafts.get(choice.id) : undefined;
  if (draft && onFound === "skip") return new AppError("conflict", `The profile ${match.shown} is there already.`);
  if (choice.kind === "ambiguous" || draft || onMissing !== "skip") return null;
  return makeMatchFailure(match, { kind: "none" }, databaseName);
}

function chooseDraft(book: ProfileBook, item: ImportItem, databaseName: string): Draft | null {
  if (item.match === null) return null;
  const choice = book.choose(item.match);
  if (choice.kind === "ambiguous") throw makeMatchFailure(item.match, choice, databaseName);
  const draft = choice.kind === "one" ? book.drafts.get(choice.id) : undefined;
  if (draft) return draft;
  if (item.onMissing === "create") return null;
  throw makeMatchFailure(item.match, { kind: "none" }, databaseName);
}

function makeDraft(id: bigint | undefined, now: Date): Draft {
  // readProfileBook takes an id for each item that may create.
  if (id === undefined) throw new Error("No profile id is left.");
  return {
    id,
    createdAt: now,
    before: null,
    fields: {},
    keys: [],
    subscriptions: [],
    changedSubscriptions: [],
    events: [],
  };
}

function refuseConflict(book: ProfileBook, draft: Draft, database: DatabaseView): void {
  const conflict = book.findConflict(draft);
  if (!conflict) return;
  const { field, value } = conflict.key;
  const path = `data.${field.replace(/^f:/, "")}`;
  const text = `${path} must be unique: another profile of the database "${database.name}" has ${JSON.stringify(value)}.`;
  throw new AppError("conflict", text, { field: path });
}

function keyRows(draft: Draft, databaseId: number, part: "added" | "removed"): KeyRow[] {
  const changes = diffKeyValues(draft.before?.keys ?? [], draft.keys)[part];
  return changes.map((key) => ({ ...key, databaseId, profileId: draft.id }));
}

const isTouched = (draft: Draft) => draft.events.length > 0;
