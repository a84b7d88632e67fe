import type { z } from "zod";
import { mayHoldToken } from "@/lib/auth/may-hold-token.server";
import { parseJsonBody } from "@/lib/http/json/parse-json-body";
import { readBody } from "@/lib/http/read-body.server";
import { parseXml } from "@/lib/http/xml/parse-xml";
import { readByType } from "@/lib/http/xml/read-by-type";
import { AppError } from "@/lib/shared/app-error";
import { isRecord } from "@/lib/shared/is-record";

export type BodyFormat = "json" | "xml";

/** The largest body of API v1.1. */
export const PUBLIC_BODY_BYTES_MAX = 10 * 1024 * 1024;

/** Parsing more than this takes so long that only those who have a token may ask for it. */
const STRANGERS_BYTES_MAX = 64 * 1024;

const FORMATS: ReadonlyMap<string, BodyFormat> = new Map([
  ["application/json", "json"],
  ["application/xml", "xml"],
  ["text/xml", "xml"],
]);
const CHARSET = /charset\s*=\s*"?([^;"\s]+)/i;

/**
 * The format that a call is written in.
 * @throws AppError `unsupported_media_type` for any other content type, character set or a compressed body.
 */
export function requireFormat(headers: Headers): BodyFormat {
  const type = headers.get("content-type") ?? "";
  // Almost every call; nothing to take apart.
  if (type === "application/json") return "json";
  const format = FORMATS.get(type.split(";", 1).join("").trim().toLowerCase());
  if (format === undefined) {
    const given = type === "" ? "Without a content type a body" : `Content type ${type}`;
    throw unsupported(`${given} is not accepted: send application/json or application/xml.`);
  }
  const charset = CHARSET.exec(type)?.[1];
  if (charset !== undefined && charset.toLowerCase() !== "utf-8") {
    throw unsupported(`Character set ${charset} is not accepted: send UTF-8.`);
  }
  return format;
}

/**
 * Reads a call's body, at most 10 MB, into an object. In XML numbers and booleans are read by the contract's type.
 * A long one is parsed only if it holds a token: 10 MB of XML keep the process busy for seconds.
 * @throws AppError `too_large`, `unauthenticated`, or `bad_request` with the position of what is broken.
 */
export async function readPublicBody(
  request: Request,
  { format, schema }: { format: BodyFormat; schema: z.ZodType },
): Promise<Record<string, unknown>> {
  const encoding = request.headers.get("content-encoding");
  if (encoding !== null && encoding !== "identity") {
    throw unsupported(`Content encoding ${encoding} is not accepted: send the body uncompressed.`);
  }
  const bytes = await readBody(request, PUBLIC_BODY_BYTES_MAX);
  const { headers } = request;
  if (
    bytes.length > STRANGERS_BYTES_MAX &&
    !(await mayHoldToken(headers.get("authorization") ?? "", bytes, Date.now()))
  ) {
    throw new AppError("unauthenticated", "API token required: the request holds none that is known here.");
  }
  const value = format === "json" ? parseJsonBody(bytes) : readByType(schema, parseXml(bytes));
  if (isRecord(value)) return value;
  throw new AppError("bad_request", "The request must be an object with named parameters.");
}

function unsupported(message: string): AppError {
  return new AppError("unsupported_media_type", message);
}
