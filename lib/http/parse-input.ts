import { z } from "zod";
import { AppError } from "@/lib/shared/app-error";
import { describeIssue } from "@/lib/http/describe-issue";

/**
 * Parses what came over the wire.
 * @throws AppError `bad_request`: `field` is the first wrong path, `details.issues` lists all of them.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, ISSUES_MAX).map(describeIssue);
  const first = issues[0] ?? { field: "", message: "is wrong" };
  const message = first.field === "" ? `The request ${first.message}.` : `${first.field} ${first.message}.`;
  throw new AppError("bad_request", message, {
    ...(first.field === "" ? {} : { field: first.field }),
    details: { issues },
  });
}

/** Refuses members that an object schema does not name, unless the schema already says what becomes of them. */
export function strict<Schema extends z.ZodType>(schema: Schema): Schema | z.ZodObject {
  return schema instanceof z.ZodObject && schema.def.catchall === undefined ? schema.strict() : schema;
}

const ISSUES_MAX = 50;
