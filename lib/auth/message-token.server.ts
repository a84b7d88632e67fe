import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { requireSecretKey } from "@/lib/shared/env.server";

/** What a link in a letter is for; part of what is signed, so that no link does another one's work. */
const PURPOSES = { unsubscribe: 1, view: 2, open: 3, click: 4, bounce: 5 } as const;
export type LinkPurpose = keyof typeof PURPOSES;

/** The message a link was made for. */
export type LinkedMessage = { shard: number; messageId: bigint };

/** Layout: purpose 1, shard 1, message id 8, of a click 16 for where it leads to, then 16 of HMAC-SHA-256; as base64url. */
const ID_BYTES = 8;
const HEAD_BYTES = 2 + ID_BYTES;
const MAC_BYTES = 16;
const KEY_BYTES = 32;
export const TARGET_BYTES = 16;
const SHAPE = /^[\w-]{35}(?:[\w-]{21})?$/;
const NOTHING = Buffer.alloc(0);

/** Signs the way to one message for one purpose. It holds numbers only: nothing of the person, and nothing to guess. */
export function makeMessageToken(
  purpose: LinkPurpose,
  { shard, messageId }: LinkedMessage,
  target: Uint8Array = NOTHING,
): string {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(PURPOSES[purpose], 0);
  head.writeUInt8(shard, 1);
  head.writeBigInt64BE(messageId, 2);
  const signed = Buffer.concat([head, target]);
  return Buffer.concat([signed, sign(signed)]).toString("base64url");
}

/**
 * The message that a token of this purpose leads to; null for one that was not made here, or for something else. `target` is
 * empty but for a click.
 */
export function readMessageToken(purpose: LinkPurpose, text: string): (LinkedMessage & { target: Buffer }) | null {
  if (!SHAPE.test(text)) return null;
  const bytes = Buffer.from(text, "base64url");
  // The last character has spare bits: one token has one spelling.
  if (bytes.toString("base64url") !== text) return null;
  const signed = bytes.subarray(0, -MAC_BYTES);
  if (!timingSafeEqual(sign(signed), bytes.subarray(-MAC_BYTES))) return null;
  if (signed.readUInt8(0) !== PURPOSES[purpose]) return null;
  return { shard: signed.readUInt8(1), messageId: signed.readBigInt64BE(2), target: signed.subarray(HEAD_BYTES) };
}

const keys = new Map<string, Buffer>();

function sign(signed: Buffer): Buffer {
  const secretKey = requireSecretKey();
  let key = keys.get(secretKey);
  if (key === undefined) {
    key = Buffer.from(hkdfSync("sha256", secretKey, "", "cuelight links of messages", KEY_BYTES));
    keys.set(secretKey, key);
  }
  return createHmac("sha256", key).update(signed).digest().subarray(0, MAC_BYTES);
}
