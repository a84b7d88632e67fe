import { AppError } from "@/lib/shared/app-error";

const REFERENCE = /&([^;\s&<]{0,32};?)/g;
const NUMERIC = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));$/;
const NAMED: ReadonlyMap<string, string> = new Map([
  ["amp;", "&"],
  ["lt;", "<"],
  ["gt;", ">"],
  ["quot;", '"'],
  ["apos;", "'"],
]);
const HEX = 16;
const CODE_POINT_MAX = 0x10ffff;
const SURROGATES = { first: 0xd800, last: 0xdfff };

/**
 * Replaces the five references that XML itself knows and those by number.
 * @throws AppError `bad_request` for every other entity, and for a number that is no character that can be kept.
 */
export function decodeReferences(text: string, path: string): string {
  if (!text.includes("&")) return text;
  return text.replace(REFERENCE, (whole, name: string) => NAMED.get(name) ?? characterOf(name) ?? refuse(whole, path));
}

function characterOf(name: string): string | null {
  const match = NUMERIC.exec(name);
  if (match === null) return null;
  const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], HEX);
  const isKept = code > 0 && code <= CODE_POINT_MAX && (code < SURROGATES.first || code > SURROGATES.last);
  return isKept ? String.fromCodePoint(code) : null;
}

function refuse(reference: string, path: string): never {
  throw new AppError("bad_request", `${path}: the XML reference ${reference} is refused. Write & as &amp;.`, {
    field: path,
  });
}
