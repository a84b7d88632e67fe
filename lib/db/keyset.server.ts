import { z } from "zod";
import { AppError } from "@/lib/shared/app-error";

/** What a list can be sorted by: an SQL expression that is never null, and the type its value is read back as. */
export type SortExpression = { sql: string; type: "text" | "timestamptz" | "int" };

export type KeysetRequest = {
  expression: SortExpression;
  /** SQL of the unique integer id that decides between equal values. */
  idSql: string;
  desc: boolean;
  cursor: string | undefined;
  firstParameter: number;
};

const ID_MAX = 2_147_483_647;
const cursorSchema = z.tuple([z.string(), z.int().min(0).max(ID_MAX)]);

/** What a cursor's value looks like, so that a made-up one never reaches a cast. */
const KEY_CHECKS: Record<SortExpression["type"], (key: string) => boolean> = {
  text: (key) => !key.includes("\0"),
  timestamptz: isMoment,
  int: (key) => /^-?\d{1,9}$/.test(key),
};
const MOMENT = /^((?!0000)\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.\d{1,6})?[+-](?:0\d|1[0-4])(?::[0-5]\d)?$/;

/** As PostgreSQL writes one; a day or an hour that does not exist comes back from Date as another, or not at all. */
function isMoment(key: string): boolean {
  const [, day, time] = MOMENT.exec(key) ?? [];
  const moment = new Date(`${day ?? ""}T${time ?? ""}Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(`${day ?? ""}T${time ?? ""}`);
}

/**
 * The pieces of a statement that reads one page after another without counting rows: `key` to select, `where` to put
 * behind AND, `order` to sort by, and the values of two parameters from `firstParameter` on.
 * @throws AppError `bad_request` for a cursor that no page handed out
 */
export function makeKeyset({ expression, idSql, desc, cursor, firstParameter }: KeysetRequest) {
  const [key, id] = cursor === undefined ? [null, null] : parseCursor(cursor, expression.type);
  const keyParameter = `$${firstParameter}::text::${expression.type}`;
  const idParameter = `$${firstParameter + 1}::int`;
  const after = `(${expression.sql}, ${idSql}) ${desc ? "<" : ">"} (${keyParameter}, ${idParameter})`;
  const direction = desc ? "DESC" : "ASC";
  return {
    key: `(${expression.sql})::text`,
    where: `(${idParameter} IS NULL OR ${after})`,
    order: `${expression.sql} ${direction}, ${idSql} ${direction}`,
    values: [key, id],
  };
}

/** Cuts a page off rows that were read with a limit of one more, and makes the cursor of the next page. */
export function cutPage<Row extends { key: string; id: number }>(
  rows: readonly Row[],
  limit: number,
): { rows: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { rows: page, nextCursor: hasMore ? makeCursor(last) : null };
}

function makeCursor({ key, id }: { key: string; id: number }): string {
  return Buffer.from(JSON.stringify([key, id])).toString("base64url");
}

function parseCursor(cursor: string, type: SortExpression["type"]): [string, number] {
  const parsed = cursorSchema.safeParse(readJson(Buffer.from(cursor, "base64url").toString()));
  if (parsed.success && KEY_CHECKS[type](parsed.data[0])) return parsed.data;
  throw new AppError("bad_request", "The cursor is not one of this list.", { field: "cursor" });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
