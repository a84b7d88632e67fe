import { getKeyName, isKeyText, makeKeyText } from "@/lib/domain/fields/key-values";
import { makeFieldError, type FieldResult } from "@/lib/domain/fields/field-result";
import type { FieldView } from "@/lib/domain/fields/field-types";
import { parseFieldValue } from "@/lib/domain/fields/parse-field-value";
import { normalizeEmail } from "@/lib/domain/profiles/normalize-email";
import { normalizePhone } from "@/lib/domain/profiles/normalize-phone";
import { parseProfileId } from "@/lib/domain/profiles/profile-id";
import type { Json } from "@/lib/shared/json";
import {
  KEY_EMAIL,
  KEY_EMAIL_SUBSCRIPTION,
  KEY_PHONE,
  KEY_PHONE_SUBSCRIPTION,
  type MatchingMode,
} from "./matching-mode";

/** What a request says about the profile it means; names are the API's. */
export type MatchingInput = {
  matching: MatchingMode;
  email?: string | undefined;
  phone?: string | undefined;
  profile_id?: string | undefined;
  field_name?: string | undefined;
  field_value?: Json | undefined;
};

/** A value and the key fields in which it is looked for; a profile found in any of them counts once. */
export type KeyLookup = { fields: readonly string[]; value: string };

/** How a profile is found: by its id, or by values of which all that find somebody must find the same one; `shown` says it in errors. */
export type Match = { shown: string } & (
  { kind: "id"; id: bigint; createdAtSecond: number } | { kind: "keys"; lookups: readonly KeyLookup[] }
);

type Definitions = ReadonlyMap<string, FieldView>;
type Make = (input: MatchingInput, definitions: Definitions) => FieldResult<Match>;

const EMAIL_BOTH = [KEY_EMAIL, KEY_EMAIL_SUBSCRIPTION];
const PHONE_BOTH = [KEY_PHONE, KEY_PHONE_SUBSCRIPTION];

const MAKERS: Record<MatchingMode, Make> = {
  email: (input) => byLookup([readEmail(input, EMAIL_BOTH)]),
  email_profile: (input) => byLookup([readEmail(input, [KEY_EMAIL])]),
  email_sub: (input) => byLookup([readEmail(input, [KEY_EMAIL_SUBSCRIPTION])]),
  phone: (input) => byLookup([readPhone(input, PHONE_BOTH)]),
  phone_sub: (input) => byLookup([readPhone(input, [KEY_PHONE_SUBSCRIPTION])]),
  email_phone: (input) => byLookup([readEmail(input, EMAIL_BOTH), readPhone(input, PHONE_BOTH)]),
  profile_id: byProfileId,
  custom: byCustomField,
};

/**
 * Reads what a request says about its profile into normal forms. `field` of a failure is the parameter at fault
 * (`email`, `phone`, `profile_id`, `field_name`, `field_value`).
 */
export function makeMatch(input: MatchingInput, definitions: Definitions): FieldResult<Match> {
  return MAKERS[input.matching](input, definitions);
}

type Read = FieldResult<KeyLookup>;

function byLookup(reads: Read[]): FieldResult<Match> {
  const lookups: KeyLookup[] = [];
  for (const read of reads) {
    if (!read.ok) return read;
    lookups.push(read.value);
  }
  return { ok: true, value: { kind: "keys", lookups, shown: lookups.map((lookup) => lookup.value).join(" and ") } };
}

function readEmail(input: MatchingInput, fields: readonly string[]): Read {
  if (input.email === undefined) return missing("email", input.matching);
  const value = normalizeEmail(input.email);
  if (value === null)
    return makeFieldError("email", `is no e-mail address: ${JSON.stringify(input.email.slice(0, 80))}`);
  return { ok: true, value: { fields, value } };
}

function readPhone(input: MatchingInput, fields: readonly string[]): Read {
  if (input.phone === undefined) return missing("phone", input.matching);
  const value = normalizePhone(input.phone);
  if (value !== null) return { ok: true, value: { fields, value } };
  const shown = JSON.stringify(input.phone.slice(0, 80));
  return makeFieldError("phone", `is no phone number with its country code, such as +33612345678: ${shown}`);
}

function byProfileId(input: MatchingInput): FieldResult<Match> {
  if (input.profile_id === undefined) return missing("profile_id", input.matching);
  const identity = parseProfileId(input.profile_id);
  if (identity === null) return makeFieldError("profile_id", "must be 24 hexadecimal digits");
  return { ok: true, value: { kind: "id", ...identity, shown: input.profile_id } };
}

function byCustomField(input: MatchingInput, definitions: Definitions): FieldResult<Match> {
  if (input.field_name === undefined) return missing("field_name", input.matching);
  if (input.field_value === undefined || input.field_value === null) return missing("field_value", input.matching);
  const definition = definitions.get(input.field_name);
  const shown = JSON.stringify(input.field_name.slice(0, 80));
  if (!definition) return makeFieldError("field_name", `names no field of the database: ${shown}`);
  if (!definition.isKey) return makeFieldError("field_name", `${shown} is not a key field of the database`);
  return byLookup([readKeyValue(definition, input.field_value)]);
}

function readKeyValue(definition: FieldView, given: Json): Read {
  const parsed = parseFieldValue(definition, given);
  if (!parsed.ok) return makeFieldError("field_value", parsed.message);
  const values = Array.isArray(parsed.value) ? parsed.value : [parsed.value];
  const value = values[0];
  if (value === undefined || values.length > 1) return makeFieldError("field_value", "must be one value");
  const text = makeKeyText(value);
  if (!isKeyText(text)) return makeFieldError("field_value", "must not be empty: nobody is found by an empty text");
  return { ok: true, value: { fields: [getKeyName(definition)], value: text } };
}

function missing(field: string, mode: MatchingMode): { ok: false; field: string; message: string } {
  return makeFieldError(field, `is required when "matching" is "${mode}"`);
}
