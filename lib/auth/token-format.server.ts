import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

const PREFIX = "cue_";
const RANDOM_BYTES = 20;
const SHAPE = /^cue_[0-9a-f]{48}$/;
const CHECKSUM_DIGITS = 8;
/** So much of a token is kept readable, to recognise it by. */
const SHOWN_DIGITS = 10;

/** Makes a new API token: `cue_`, 160 random bits and a checksum of 32 bits, in hex (52 characters). */
export function makeToken(): string {
  const body = PREFIX + randomBytes(RANDOM_BYTES).toString("hex");
  return body + checksumOf(body);
}

/** True when a text can be a token at all: mistyped and invented ones need no question to the database. */
export function isWellFormedToken(text: string): boolean {
  return SHAPE.test(text) && checksumOf(text.slice(0, -CHECKSUM_DIGITS)) === text.slice(-CHECKSUM_DIGITS);
}

/** The first texts in a body that can be tokens, at most `max`; nothing is parsed for that. */
export function findTokenTexts(body: Buffer, max: number): string[] {
  const found = new Set<string>();
  for (const [text] of body.toString("latin1").matchAll(/cue_[0-9a-f]{48}/g)) {
    if (isWellFormedToken(text)) found.add(text);
    if (found.size >= max) break;
  }
  return [...found];
}

/** What the database keeps of a token: its SHA-256. Its 160 random bits need no salt and no slowness. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** The readable beginning of a token. */
export function tokenPrefix(token: string): string {
  return token.slice(0, SHOWN_DIGITS);
}

function checksumOf(body: string): string {
  return crc32(body).toString(16).padStart(CHECKSUM_DIGITS, "0");
}
