import { FIELD_ACTIONS, type FieldChange } from "@/lib/domain/fields/apply-field-update";
import type { FieldView } from "@/lib/domain/fields/field-types";
import type { MatchingInput } from "@/lib/domain/matching/make-match";
import { AppError } from "@/lib/shared/app-error";
import { isJsonObject, type Json, type JsonObject } from "@/lib/shared/json";
import type { PlacedChange } from "./import-item";

type Definitions = ReadonlyMap<string, FieldView>;

/** Standard fields that other platforms have and this one does not keep: accepted, and named in `warnings`. */
const NOT_KEPT = new Set(["_browser", "_ip", "_regip", "_regurl", "_regcity", "_regcountry", "_vendor"]);
const RENAMED = new Map([["_postal_code", "_zip"]]);

/**
 * Reads a request's `data` (without its subscriptions) into changes of known fields. The underscore of a standard field may be
 * missing. `ignored` lists fields that are accepted and not kept. Throws AppError with the path of an unknown field.
 */
export function readChanges(
  data: JsonObject,
  definitions: Definitions,
  path: string,
): { changes: PlacedChange[]; ignored: string[] } {
  const changes: PlacedChange[] = [];
  const ignored: string[] = [];
  for (const [name, value] of Object.entries(data)) {
    const place = `${path}.${name}`;
    const field = findField(name, definitions);
    if (field) changes.push({ field, change: readChange(field, value, place), path: place });
    else if (NOT_KEPT.has(withUnderscore(name))) ignored.push(place);
    else throw new AppError("bad_request", `${place} is not a field of the database.`, { field: place });
  }
  return { changes, ignored };
}

function findField(name: string, definitions: Definitions): FieldView | undefined {
  const standard = withUnderscore(name);
  return definitions.get(name) ?? definitions.get(RENAMED.get(standard) ?? standard);
}

const withUnderscore = (name: string) => (name.startsWith("_") ? name : `_${name}`);

/**
 * A value may say what to do: `{"action":"incr","value":1}`; anything else is to be set. Throws AppError for an unknown action in a
 * field that cannot hold an object, so that it was meant as one.
 */
function readChange(field: FieldView, value: Json, path: string): FieldChange {
  if (!isJsonObject(value)) return { action: "set", value };
  const action = FIELD_ACTIONS.find((known) => known === value["action"]);
  const isFunction = Object.keys(value).every((name) => name === "action" || name === "value");
  if (isFunction && action === undefined && "action" in value && field.type !== "object" && field.type !== "array") {
    const problem = `${path}.action ${JSON.stringify(value["action"])} is unknown: it may be ${FIELD_ACTIONS.join(", ")}.`;
    throw new AppError("bad_request", problem, { field: `${path}.action` });
  }
  if (action === undefined || !isFunction) return { action: "set", value };
  return value["value"] === undefined ? { action } : { action, value: value["value"] };
}

/** What the search says of a profile that it does not find and that is therefore made. */
export function readSeeds(input: MatchingInput, definitions: Definitions): PlacedChange[] {
  const seeds: [string, Json | undefined, string][] = [];
  const { matching } = input;
  if (matching === "email" || matching === "email_profile" || matching === "email_phone") {
    seeds.push(["email", input.email, "email"]);
  }
  if (matching === "phone" || matching === "email_phone") seeds.push(["phones", input.phone, "phone"]);
  if (matching === "custom" && input.field_name !== undefined) {
    seeds.push([input.field_name, input.field_value, "field_value"]);
  }
  return seeds.flatMap(([name, value, path]) => {
    const field = definitions.get(name);
    return field && value !== undefined ? [{ field, change: { action: "set" as const, value }, path }] : [];
  });
}

/** Takes what the search needs out of `data` where the request itself does not say it. */
export function completeMatching(input: MatchingInput, data: JsonObject): MatchingInput {
  const { email, phones } = data;
  const phone = Array.isArray(phones) ? phones[0] : phones;
  const value = input.field_name === undefined ? undefined : data[input.field_name];
  return {
    ...input,
    email: input.email ?? (typeof email === "string" ? email : undefined),
    // Programs send phone numbers as numbers, too.
    phone: input.phone ?? (typeof phone === "string" || typeof phone === "number" ? String(phone) : undefined),
    field_value: input.field_value ?? (isJsonObject(value) ? undefined : value),
  };
}
