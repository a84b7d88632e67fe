import { applyFieldUpdate } from "@/lib/domain/fields/apply-field-update";
import type { FieldView } from "@/lib/domain/fields/field-types";
import { listKeyValues } from "@/lib/domain/fields/key-values";
import { AppError } from "@/lib/shared/app-error";
import type { Json, JsonObject } from "@/lib/shared/json";
import type { ImportItem, PlacedChange, SubscriptionChange } from "./import-item";
import { listSubscriptionKeys } from "./list-subscription-keys";
import type { Draft, DraftSubscription } from "./profile-book";

type Definitions = ReadonlyMap<string, FieldView>;

/**
 * The draft after one item, with the lines of history it makes. Nothing is changed in place, so that an item that fails leaves no trace.
 * Throws AppError with the path of what is wrong.
 */
export function applyItem(draft: Draft, item: ImportItem, definitions: Definitions): Draft {
  const changes = draft.before === null && draft.events.length === 0 ? [...item.seeds, ...item.changes] : item.changes;
  const fields = applyChanges(draft.fields, changes);
  if (draft.before === null) refuseMissing(fields, definitions);
  const changed = describeFieldChanges(draft.fields, fields);
  const made = applySubscriptions({ ...draft, fields }, item.subscriptions);
  const keys = [...listKeyValues(fields, definitions.values()), ...listSubscriptionKeys(made.subscriptions)];
  return { ...made, keys, events: [...draft.events, ...fieldEvents(draft, changed), ...made.events] };
}

function applyChanges(before: JsonObject, changes: readonly PlacedChange[]): JsonObject {
  const fields = new Map(Object.entries(before));
  for (const { field, change, path } of changes) {
    const result = applyFieldUpdate(field, fields.get(field.name), change);
    if (!result.ok) {
      const place = path + result.field.slice(field.name.length);
      throw new AppError("bad_request", `${place} ${result.message}.`, { field: place });
    }
    if (result.value === undefined) fields.delete(field.name);
    else fields.set(field.name, result.value);
  }
  return Object.fromEntries(fields);
}

function refuseMissing(fields: JsonObject, definitions: Definitions): void {
  for (const { name, required } of definitions.values()) {
    if (!required || fields[name] !== undefined) continue;
    throw new AppError("bad_request", `data.${name} is required: the database asks for it in every new profile.`, {
      field: `data.${name}`,
    });
  }
}

type Change = { from: Json; to: Json };

function describeFieldChanges(before: JsonObject, after: JsonObject): Record<string, Change> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changes: [string, Change][] = [];
  for (const name of names) {
    const change = { from: before[name] ?? null, to: after[name] ?? null };
    if (JSON.stringify(change.from) !== JSON.stringify(change.to)) changes.push([name, change]);
  }
  return Object.fromEntries(changes);
}

function fieldEvents(draft: Draft, fields: Record<string, Change>): Draft["events"] {
  if (draft.before === null && draft.events.length === 0) return [{ kind: "created", detail: { fields } }];
  return Object.keys(fields).length === 0 ? [] : [{ kind: "changed", detail: { fields } }];
}

function applySubscriptions(draft: Draft, changes: readonly SubscriptionChange[]): Draft {
  const now = new Map(draft.subscriptions.map((subscription) => [nameOf(subscription), subscription]));
  const touched = new Map(draft.changedSubscriptions.map((subscription) => [nameOf(subscription), subscription]));
  const events: Draft["events"][number][] = [];
  for (const change of changes) {
    const next = makeSubscription(draft, change, now);
    const before = now.get(nameOf(next));
    if (before?.status === next.status && before.priority === next.priority) continue;
    now.set(nameOf(next), next);
    touched.set(nameOf(next), next);
    events.push(describeSubscription(before, next));
  }
  return { ...draft, subscriptions: [...now.values()], changedSubscriptions: [...touched.values()], events };
}

function makeSubscription(
  draft: Draft,
  change: SubscriptionChange,
  existing: ReadonlyMap<string, DraftSubscription>,
): DraftSubscription {
  const address = change.address ?? draft.fields["email"];
  if (typeof address !== "string") {
    const path = `${change.path}.email`;
    throw new AppError("bad_request", `${path} is required: the profile has no e-mail address of its own.`, {
      field: path,
    });
  }
  const { resourceId, channel } = change;
  const before = existing.get(nameOf({ resourceId, channel, address }));
  return {
    resourceId,
    channel,
    address,
    status: change.status ?? before?.status ?? "subscribed",
    priority: change.priority ?? before?.priority ?? 0,
  };
}

function describeSubscription(
  before: DraftSubscription | undefined,
  after: DraftSubscription,
): Draft["events"][number] {
  const { resourceId, channel, address, status, priority } = after;
  return {
    kind: before ? "subscription_changed" : "subscription_added",
    detail: { resourceId, channel, address, from: before?.status ?? null, to: status, priority },
  };
}

const nameOf = (s: { resourceId: number; channel: string; address: string }) =>
  `${s.resourceId}\u0000${s.channel}\u0000${s.address}`;
