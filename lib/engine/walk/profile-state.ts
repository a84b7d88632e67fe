import { applyFieldUpdate } from "@/lib/domain/fields/apply-field-update";
import type { FieldView } from "@/lib/domain/fields/field-types";
import { diffKeyValues, listKeyValues } from "@/lib/domain/fields/key-values";
import type { KeyValue } from "@/lib/domain/fields/key-values";
import type { FieldUpdate } from "@/lib/nodes/define";
import type { Json, JsonObject } from "@/lib/shared/json";

type Fields = ReadonlyMap<string, FieldView>;
export type UpdateResult = { ok: true } | { ok: false; field: string; message: string };
/** Fields changed since the last write; null = unset. */
/** Values by field's name; null = not set. */
type FieldChanges = Record<string, { from: Json; to: Json }>;
export type ProfileChange = { scenarioId: number; fields: FieldChanges };

/** A profile in memory, shared by its tasks in one batch; changes are written by the batch. */
export class ProfileState {
  readonly id: bigint;
  fields: JsonObject;
  /** As the database has it. */
  #written: JsonObject;
  #changes: ProfileChange[] = [];
  /** Where to go back to when the database refuses the change that waits: what came before it stays. */
  #before: { fields: JsonObject; changes: number } | null = null;
  /** A change of a unique key that the database has not confirmed yet: until then nobody else changes the profile. */
  isWaiting = false;

  constructor(id: bigint, fields: JsonObject) {
    this.id = id;
    this.fields = fields;
    this.#written = fields;
  }

  get isChanged(): boolean {
    return this.#changes.length > 0;
  }

  /** Changes for the profile's history, one entry per element that made some. */
  get changes(): readonly ProfileChange[] {
    return this.#changes;
  }

  /** Applies updates in order, all or none. */
  update(updates: readonly FieldUpdate[], fields: Fields, scenarioId: number): UpdateResult {
    const next = { ...this.fields };
    for (const update of updates) {
      const field = fields.get(update.field);
      if (!field) return { ok: false, field: update.field, message: "does not exist in the database" };
      const result = applyFieldUpdate(field, next[field.name], update);
      if (!result.ok) return result;
      if (result.value === undefined) Reflect.deleteProperty(next, field.name);
      else next[field.name] = result.value;
    }
    const changed = listChanged(this.fields, next);
    if (Object.keys(changed).length === 0) return { ok: true };
    const keys = diffKeyValues(listKeyValues(this.fields, fields.values()), listKeyValues(next, fields.values()));
    this.isWaiting = keys.added.some((key) => key.isUnique);
    if (this.isWaiting) this.#before = { fields: this.fields, changes: this.#changes.length };
    this.#changes.push({ scenarioId, fields: changed });
    this.fields = next;
    return { ok: true };
  }

  /** What the pending changes do in all: fields by name; null = not set. */
  describeChanges(): FieldChanges {
    return listChanged(this.#written, this.fields);
  }

  /** Keys that the pending changes add and take away. */
  diffKeys(fields: Fields): { added: KeyValue[]; removed: KeyValue[] } {
    return diffKeyValues(listKeyValues(this.#written, fields.values()), listKeyValues(this.fields, fields.values()));
  }

  /** The database took the changes. */
  markWritten(): void {
    this.#written = this.fields;
    this.#changes = [];
    this.#before = null;
    this.isWaiting = false;
  }

  /** The database refused the change that waits; earlier ones are still to be written. */
  revert(): void {
    this.fields = this.#before?.fields ?? this.#written;
    this.#changes = this.#changes.slice(0, this.#before?.changes ?? 0);
    this.#before = null;
    this.isWaiting = false;
  }
}

function listChanged(before: JsonObject, after: JsonObject): FieldChanges {
  const changed: FieldChanges = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [from = null, to = null] = [before[name], after[name]];
    if (JSON.stringify(from) !== JSON.stringify(to)) changed[name] = { from, to };
  }
  return changed;
}
