import type { FieldType } from "@/lib/domain/fields/field-types";

/** The values of a statement; each is written into it as `$n::type`, equal ones once. */
export class SqlValues {
  readonly values: unknown[] = [];
  readonly #known = new Map<string, string>();

  /** The place of a value in the statement. */
  add(value: string | number | bigint | Date | null, type: string): string {
    const key = `${type} ${value instanceof Date ? value.toISOString() : String(value)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.values.push(value);
    const place = `$${this.values.length}::${type}`;
    this.#known.set(key, place);
    return place;
  }

  /** The place of a list. */
  addList(values: readonly (string | number)[], type: string): string {
    this.values.push([...values]);
    return `$${this.values.length}::${type}[]`;
  }
}

/** A stored value in a statement. */
export type SqlField = {
  /** SQL for the value as jsonb; NULL where it is not there. Called only where it is used: a statement must use all its values. */
  left: () => string;
  type: FieldType | undefined;
  values: SqlValues;
};
