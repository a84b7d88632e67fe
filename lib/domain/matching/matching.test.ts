import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { FieldView } from "@/lib/domain/fields/field-types";
import { diffKeyValues, listKeyValues } from "@/lib/domain/fields/key-values";
import { listFields } from "@/lib/domain/fields/list-fields";
import { chooseProfile } from "./choose-profile";
import { getKeyShard } from "./key-shard";
import { makeMatch, type Match, type MatchingInput } from "./make-match";
import { makeMatchFailure } from "./make-match-failure";

const field = (name: string, type: FieldView["type"], more: Partial<FieldView> = {}): FieldView => ({
  name,
  label: "",
  type,
  standard: false,
  required: false,
  isKey: true,
  isUnique: false,
  ...more,
});
const fields = listFields({
  emailUnique: true,
  custom: [field("crm_id", "integer", { isUnique: true }), field("note", "string", { isKey: false })],
});
const read = (input: MatchingInput) => {
  const match = makeMatch(input, fields);
  return match.ok ? match.value : `${match.field} ${match.message}`;
};
const keys = (input: MatchingInput) => {
  const match = read(input);
  return typeof match === "string" || match.kind === "id" ? match : match.lookups;
};

test.each<[MatchingInput, unknown]>([
  [{ matching: "email", email: "A@B.com" }, [{ fields: ["email", "sub:email"], value: "a@b.com" }]],
  [{ matching: "email_profile", email: "A@B.com" }, [{ fields: ["email"], value: "a@b.com" }]],
  [{ matching: "email_sub", email: "A@B.com" }, [{ fields: ["sub:email"], value: "a@b.com" }]],
  [{ matching: "phone", phone: "33 612 34 56 78" }, [{ fields: ["phones", "sub:phone"], value: "+33612345678" }]],
  [{ matching: "phone_sub", phone: "+33612345678" }, [{ fields: ["sub:phone"], value: "+33612345678" }]],
  [{ matching: "custom", field_name: "crm_id", field_value: "042" }, [{ fields: ["f:crm_id"], value: "42" }]],
  [{ matching: "custom", field_name: "email", field_value: "A@b.com" }, [{ fields: ["email"], value: "a@b.com" }]],
  [
    { matching: "profile_id", profile_id: "66ACB337240d5213037986d8" },
    { kind: "id", id: 0x240d5213037986d8n, createdAtSecond: 0x66acb337, shown: "66ACB337240d5213037986d8" },
  ],
])("%j looks where the rule says", (input, expected) => {
  expect(keys(input)).toEqual(expected);
});

test.each<[MatchingInput, string]>([
  [{ matching: "email" }, 'email is required when "matching" is "email"'],
  [{ matching: "email", email: "no" }, 'email is no e-mail address: "no"'],
  [{ matching: "phone", phone: "12" }, "phone is no phone number"],
  [{ matching: "profile_id", profile_id: "xyz" }, "profile_id must be 24 hexadecimal digits"],
  [{ matching: "email_phone", email: "a@b.com" }, 'phone is required when "matching" is "email_phone"'],
  [{ matching: "custom", field_name: "none", field_value: 1 }, 'field_name names no field of the database: "none"'],
  [{ matching: "custom", field_name: "note", field_value: 1 }, 'field_name "note" is not a key field'],
  [{ matching: "custom", field_name: "crm_id", field_value: "x" }, "field_value must be a whole number"],
])("%j is refused with its parameter", (input, message) => {
  expect(read(input)).toContain(message);
});

const both: Match & { kind: "keys" } = {
  kind: "keys",
  shown: "",
  lookups: [
    { fields: ["email", "sub:email"], value: "a@b.com" },
    { fields: ["phones", "sub:phone"], value: "+33612345678" },
  ],
};
const ids = (...list: bigint[]) => new Set(list);

test.each([
  ["both find the same", [ids(1n), ids(1n)], { kind: "one", id: 1n }],
  ["one finds it", [ids(), ids(1n)], { kind: "one", id: 1n }],
  ["the unique one decides among many", [ids(1n), ids(1n, 2n)], { kind: "one", id: 1n }],
  ["nobody", [ids(), ids()], { kind: "none" }],
  ["they contradict each other", [ids(1n), ids(2n)], { kind: "ambiguous", field: "phone" }],
  ["several share the e-mail", [ids(1n, 2n), ids()], { kind: "ambiguous", field: "email" }],
])("email_phone: %s", (_name, found, choice) => {
  expect(chooseProfile(both, found)).toEqual(choice);
});

test("key_shard is the first byte of md5, so SQL can compute it", () => {
  expect(getKeyShard("a@b.com")).toBe(parseInt(createHash("md5").update("a@b.com").digest("hex").slice(0, 2), 16));
});

test("an empty text in a key field is no key, and nobody is looked for by it", () => {
  const code = new Map([["code", field("code", "string", { isUnique: true })]]);
  for (const empty of ["", "  "]) {
    expect(listKeyValues({ code: empty }, code.values())).toEqual([]);
    const match = makeMatch({ matching: "custom", field_name: "code", field_value: empty }, code);
    expect(match).toMatchObject({ ok: false, field: "field_value" });
  }
});

test("a profile's keys are its e-mail, each phone and its key fields, and a change says what comes and goes", () => {
  const before = listKeyValues({ email: "a@b.com", phones: ["+331", "+332"], crm_id: 7, note: "x" }, fields.values());
  expect(before).toEqual([
    { field: "email", value: "a@b.com", isUnique: true },
    { field: "phones", value: "+331", isUnique: false },
    { field: "phones", value: "+332", isUnique: false },
    { field: "f:crm_id", value: "7", isUnique: true },
  ]);
  const after = listKeyValues({ email: "a@b.com", phones: ["+332", "+333"] }, fields.values());
  expect(diffKeyValues(before, after)).toEqual({
    added: [{ field: "phones", value: "+333", isUnique: false }],
    removed: [
      { field: "phones", value: "+331", isUnique: false },
      { field: "f:crm_id", value: "7", isUnique: true },
    ],
  });
});

test.each(["66acb337240d5213037986d8", "66acb337f40d5213037986d8"])(
  "%s that is nobody's is told as it was asked for",
  (id) => {
    const match = makeMatch({ matching: "profile_id", profile_id: id }, fields);
    expect(match.ok && makeMatchFailure(match.value, { kind: "none" }, "Leads").message).toBe(
      `profile_id: There is no profile ${id} in the database "Leads".`,
    );
  },
);
