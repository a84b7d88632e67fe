import { expect, test } from "vitest";
import { z } from "zod";
import { describeIssue } from "./describe-issue";

const idSchema = z.int({ error: ({ code }) => (code === "invalid_type" ? "must be a whole number" : undefined) });

type Case = [string, { schema: z.ZodType; input: unknown; message: string }];

test.each<Case>([
  ["a missing value", { schema: z.string(), input: undefined, message: "is required" }],
  ["another type", { schema: z.string(), input: 9, message: "must be a string, not a number" }],
  ["an empty list", { schema: z.array(z.int()).min(1), input: [], message: "must not be empty" }],
  ["a short list", { schema: z.array(z.int()).min(2), input: [1], message: "must have at least 2 items" }],
  ["a long text", { schema: z.string().max(200), input: "x".repeat(201), message: "must have at most 200 characters" }],
  ["an exact length", { schema: z.string().length(3), input: "x", message: "must have exactly 3 characters" }],
  ["a number below", { schema: idSchema.min(1), input: -1, message: "must be at least 1" }],
  ["a number above", { schema: z.int().max(1_000), input: 5_000, message: "must be at most 1000" }],
  ["a bound that is not reached", { schema: z.number().positive(), input: 0, message: "must be above 0" }],
  [
    "a value of a list",
    { schema: z.enum(["activate", "deactivate"]), input: "frob", message: 'must be one of "activate", "deactivate"' },
  ],
  ["a format", { schema: z.iso.date(), input: "2026-02-31", message: "must be a date like 2026-03-21" }],
  ["a pattern", { schema: z.string().regex(/^a$/), input: "b", message: "has the wrong form" }],
  ["the contract's own words", { schema: z.string().min(1, "must be given"), input: "", message: "must be given" }],
])("%s is said in plain words", (_, { schema, input, message }) => {
  const [issue] = schema.safeParse(input).error?.issues ?? [];
  expect(issue && describeIssue(issue)).toEqual({ field: "", message });
});
