import { makeMessageToken, readMessageToken, type LinkedMessage } from "@/lib/auth/message-token.server";

/** RFC 4648; lower case, because mail servers may change the case of what stands before the @. */
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const BITS = 5;
const BYTE = 8;
const TOKEN_BYTES = 26;
const TOKEN_LENGTH = Math.ceil((TOKEN_BYTES * BYTE) / BITS);
const ADDRESS = new RegExp(`\\+([a-z2-7]{${TOKEN_LENGTH}})@`, "i");
/** What fits before the @ (RFC 5321), without the sign and the token. */
export const BOUNCE_NAME_LENGTH_MAX = 64 - 1 - TOKEN_LENGTH;

/**
 * The envelope address of one message: `bounces@example.com` → `bounces+<token>@example.com`. What is sent back there says by itself
 * which letter it is about, and nobody makes up such an address for another letter.
 */
export function makeReturnAddress(bounceAddress: string, message: LinkedMessage): string {
  const at = bounceAddress.lastIndexOf("@");
  const token = print(Buffer.from(makeMessageToken("bounce", message), "base64url"));
  return `${bounceAddress.slice(0, at)}+${token}${bounceAddress.slice(at)}`;
}

/** The message whose return address stands in a text; null when there is none, or it was not made here. */
export function readReturnAddress(text: string): LinkedMessage | null {
  const [, token] = ADDRESS.exec(text) ?? [];
  return token === undefined ? null : readMessageToken("bounce", parse(token.toLowerCase()).toString("base64url"));
}

function print(bytes: Buffer): string {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(BYTE, "0");
  const groups = bits.match(new RegExp(`.{1,${BITS}}`, "g")) ?? [];
  return groups.map((group) => ALPHABET[parseInt(group.padEnd(BITS, "0"), 2)] ?? "").join("");
}

function parse(text: string): Buffer {
  const bits = text.replace(/./g, (letter) => ALPHABET.indexOf(letter).toString(2).padStart(BITS, "0"));
  const bytes = Array.from({ length: TOKEN_BYTES }, (_, n) => parseInt(bits.slice(n * BYTE, (n + 1) * BYTE), 2));
  return Buffer.from(bytes);
}
