import { isUtf8 } from "node:buffer";
import { AppError } from "@/lib/shared/app-error";
import { findForbiddenText } from "@/lib/http/json/find-forbidden-text";
import { isDeeperThan } from "@/lib/http/json/check-depth";
import { locateJsonError } from "@/lib/http/json/locate-json-error";

/** Deeper than this nobody describes a customer; it is also what XML bodies may have. */
export const BODY_DEPTH_MAX = 64;
/** Only these escapes can bring what raw UTF-8 cannot hold. */
const SUSPICIOUS = /\\u(?:0000|[dD][89a-fA-F])/;

/** Reads UTF-8 text. @throws AppError `bad_request` when the bytes are something else. */
export function readUtf8(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new AppError("bad_request", "The request is not UTF-8 text. Send it in UTF-8.");
  const text = bytes.toString("utf8");
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

/**
 * Parses a JSON body.
 * @throws AppError `bad_request` with line and column for a syntax error, with the path for NUL and lone surrogates
 * (the database cannot hold them), and for nesting deeper than BODY_DEPTH_MAX.
 */
export function parseJsonBody(bytes: Buffer): unknown {
  const text = readUtf8(bytes);
  if (isDeeperThan(text, BODY_DEPTH_MAX)) {
    throw new AppError("bad_request", `The JSON is nested deeper than ${BODY_DEPTH_MAX} levels.`);
  }
  const value = parse(text);
  if (SUSPICIOUS.test(text)) refuseForbiddenText(value);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const place = locateJsonError(text) ?? { line: 1, column: 1, offset: 0, expected: "JSON" };
    const { line, column, offset, expected } = place;
    const found = offset < text.length ? `it has ${JSON.stringify(text[offset])}` : "it ends there";
    throw new AppError(
      "bad_request",
      `The JSON is broken at line ${line}, column ${column} (offset ${offset}): expected ${expected}, but ${found}.`,
      { details: { line, column, offset }, cause },
    );
  }
}

/** @throws AppError `bad_request` naming the first text that has a NUL character or half of a surrogate pair. */
export function refuseForbiddenText(value: unknown): void {
  const path = findForbiddenText(value);
  if (path === null) return;
  throw new AppError("bad_request", `${path}: the text has a NUL character or half of a surrogate pair. Remove it.`, {
    field: path,
  });
}
