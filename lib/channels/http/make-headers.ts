import { HOPS_HEADER } from "@/lib/domain/http/outgoing";
import { AppError } from "@/lib/shared/app-error";

const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** What a header may carry: tab, printable ASCII and Latin-1. CR, LF and NUL would start another header. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
const HEADERS_MAX = 100;

/** Headers that belong to the connection or that the product sets itself. */
const RESERVED = new Set([
  "host",
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "expect",
  "content-length",
  "accept-encoding",
  HOPS_HEADER,
]);

/**
 * The headers to send: what the user set, the idempotency key, the hop count, and no compression.
 * @throws AppError `bad_request` naming a header that cannot be set or sent
 */
export function makeHeaders(
  given: Record<string, string>,
  own: { idempotencyKey: string; hops: number },
): Record<string, string> {
  const headers: Record<string, string> = {};
  const entries = Object.entries(given);
  if (entries.length > HEADERS_MAX) throw refused(`A call has at most ${HEADERS_MAX} headers.`);
  for (const [name, value] of entries) headers[checkName(name)] = checkValue(name, value);
  headers["idempotency-key"] ??= own.idempotencyKey;
  headers["user-agent"] ??= "Cuelight";
  headers["accept-encoding"] = "identity";
  headers[HOPS_HEADER] = String(own.hops);
  return headers;
}

function checkName(name: string): string {
  if (!NAME.test(name)) throw refused(`"${name.slice(0, 60)}" is not a header name.`);
  const lower = name.toLowerCase();
  if (RESERVED.has(lower)) throw refused(`The header "${name}" cannot be set: it belongs to the connection.`);
  return lower;
}

function checkValue(name: string, value: string): string {
  if (VALUE.test(value)) return value.trim();
  throw refused(`The header "${name}" contains a line break or a character that a header cannot carry.`);
}

const refused = (message: string) => new AppError("bad_request", message, { field: "headers" });
