import { expect, test } from "vitest";
import { makeFieldDrafts, readFieldDrafts, sayProblem } from "@/components/profiles/field-draft";
import type { DatabaseField } from "@/lib/contracts/databases";

const make = (name: string, type: DatabaseField["type"], more: Partial<DatabaseField> = {}): DatabaseField => ({
  id: 1,
  name,
  label: "",
  description: "",
  type,
  standard: false,
  required: false,
  isKey: false,
  isUnique: false,
  ...more,
});
const email = make("email", "string", { label: "E-mail", standard: true });
const phones = make("phones", "tag", { label: "Phones", standard: true });
const points = make("points", "integer");
const orders = make("orders", "array");
const fields = [email, phones, points, orders];
const before = makeFieldDrafts(fields, { email: "ann@x.example", points: 3 });
const read = (drafts: object) => readFieldDrafts(fields, { ...before, ...drafts }, before);

test("all that is wrong is told at once, each field in the words of the screen", () => {
  const { problems } = read({ email: "nobody", phones: ["+33612345678", "call me"], points: "4.2", orders: "[1]" });
  expect(problems.map((problem) => problem.message)).toEqual([
    'E-mail must be an e-mail address, got "nobody".',
    'Phone 2 must be a phone number with its country code, such as +33612345678, got "call me".',
    'points must be a whole number, got "4.2".',
    "orders, value 1 must be an object, got 1.",
  ]);
});

test("only what was changed is sent, and emptied fields are unset", () => {
  expect(read({ email: "", phones: ["+33612345678"] })).toEqual({
    values: { email: null, phones: ["+33612345678"] },
    problems: [],
  });
});

test("a required field cannot be emptied", () => {
  const city = make("city", "string", { label: "City", required: true });
  const { problems } = readFieldDrafts([city], { city: " " }, { city: "Paris" });
  expect(problems).toEqual([{ field: "city", message: "City is required." }]);
});

test("what the server says names the field as the screen does; other sentences stay", () => {
  expect(sayProblem(email, 'email must be unique: another profile has "a@b.example".')).toBe(
    'E-mail must be unique: another profile has "a@b.example".',
  );
  expect(sayProblem(phones, "phones.0 is too long")).toBe("Phone 1 is too long.");
  expect(sayProblem(email, "Try again.")).toBe("Try again.");
});
