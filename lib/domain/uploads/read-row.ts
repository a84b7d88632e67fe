import type { FieldView } from "@/lib/domain/fields/field-types";
import { isJsonObject, type Json, type JsonObject } from "@/lib/shared/json";
import { PROFILE_ID_TARGET } from "./column-target";

/** What a row says: the values of fields, and the profile's number where a column has it. */
export type ReadRow = { data: JsonObject; profileId: string | undefined };

/**
 * Reads the cells of a row by the fields that their columns belong into. An empty cell says nothing: the field stays as it is. Several tags
 * or phones stand in one cell, parted by a comma, a semicolon or a bar; objects and lists are JSON.
 */
export function readRow(
  cells: readonly string[],
  columns: readonly (string | null)[],
  fields: ReadonlyMap<string, FieldView>,
): ReadRow {
  const data = new Map<string, Json>();
  let profileId: string | undefined;
  for (const [at, target] of columns.entries()) {
    const cell = cells[at]?.trim() ?? "";
    if (target === null || cell === "") continue;
    if (target === PROFILE_ID_TARGET) profileId = cell;
    else data.set(target, readCell(cell, fields.get(target)));
  }
  return { data: Object.fromEntries(data), profileId };
}

function readCell(cell: string, field: FieldView | undefined): Json {
  if (field?.type === "tag") return cell.split(/[,;|]/);
  if (field?.type === "object" || field?.type === "array") return readJson(cell);
  // A comma before the decimals is what many programs write.
  if (field?.type === "decimal" && /^[+-]?\d+,\d+$/.test(cell)) return cell.replace(",", ".");
  return cell;
}

/** An object in a file is meant as a value, not as something to do with the field. */
function readJson(cell: string): Json {
  try {
    const value: unknown = JSON.parse(cell);
    if (Array.isArray(value) || isJsonObject(value)) return { action: "set", value };
  } catch {
    // The text itself goes on, and is refused with its value.
  }
  return cell;
}
