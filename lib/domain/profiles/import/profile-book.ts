import { diffKeyValues, type KeyValue } from "@/lib/domain/fields/key-values";
import { chooseProfile, type Choice } from "@/lib/domain/matching/choose-profile";
import type { Match } from "@/lib/domain/matching/make-match";
import type { JsonObject } from "@/lib/shared/json";

export type DraftSubscription = {
  resourceId: number;
  channel: string;
  address: string;
  status: string;
  priority: number;
};

/** A profile while an import works on it: as it was, and as it will be. */
export type Draft = {
  id: bigint;
  createdAt: Date;
  /** Null for a profile that this import makes. */
  before: { fields: JsonObject; keys: readonly KeyValue[] } | null;
  fields: JsonObject;
  keys: readonly KeyValue[];
  subscriptions: readonly DraftSubscription[];
  changedSubscriptions: readonly DraftSubscription[];
  events: readonly { kind: string; detail: JsonObject }[];
};

/**
 * What an import knows while it works: who owns which value, including what its own items changed so far, so that the second
 * item about a person finds the profile that the first one made.
 */
export class ProfileBook {
  readonly drafts = new Map<bigint, Draft>();
  readonly #owners = new Map<string, Set<bigint>>();

  /** Says that the database has this owner of a value. */
  addOwner(field: string, value: string, id: bigint): void {
    const key = nameOf(field, value);
    const owners = this.#owners.get(key) ?? new Set();
    this.#owners.set(key, owners.add(id));
  }

  /** The profiles that own a value. */
  listOwners(field: string, value: string): ReadonlySet<bigint> {
    return this.#owners.get(nameOf(field, value)) ?? NOBODY;
  }

  /** Chooses the profile that a request means. */
  choose(match: Match): Choice {
    if (match.kind === "id") {
      const draft = this.drafts.get(match.id);
      const isMeant = draft && Math.floor(draft.createdAt.getTime() / 1000) === match.createdAtSecond;
      return isMeant ? { kind: "one", id: match.id } : { kind: "none" };
    }
    const found = match.lookups.map(
      ({ fields, value }) => new Set(fields.flatMap((field) => [...this.listOwners(field, value)])),
    );
    return chooseProfile(match, found);
  }

  /** Keeps a draft's new state, and with it whom its values lead to. */
  put(draft: Draft): void {
    const { added, removed } = diffKeyValues(this.drafts.get(draft.id)?.keys ?? [], draft.keys);
    for (const key of removed) this.#owners.get(nameOf(key.field, key.value))?.delete(draft.id);
    for (const key of added) this.addOwner(key.field, key.value, draft.id);
    this.drafts.set(draft.id, draft);
  }

  /** The unique value of a draft that another profile owns, if there is one. */
  findConflict(draft: Draft): { key: KeyValue; ownerId: bigint } | null {
    for (const key of draft.keys) {
      if (!key.isUnique) continue;
      for (const ownerId of this.listOwners(key.field, key.value)) if (ownerId !== draft.id) return { key, ownerId };
    }
    return null;
  }
}

const NOBODY: ReadonlySet<bigint> = new Set();
const nameOf = (field: string, value: string) => `${field}\u0000${value}`;
