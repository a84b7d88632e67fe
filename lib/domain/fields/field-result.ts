/**
 * A value that was read or computed, or what is wrong with it. `field` names the place below the field itself,
 * e.g. `phones.1`; `message` is a sentence without the place.
 */
export type FieldResult<Value> = { ok: true; value: Value } | { ok: false; field: string; message: string };

/** Builds the failing half of a FieldResult. */
export function makeFieldError(field: string, message: string): { ok: false; field: string; message: string } {
  return { ok: false, field, message };
}
