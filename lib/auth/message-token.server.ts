import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { requireSecretKey } from "@/lib/shared/env.server";

/** What a link in a letter is for; part of what is signed, so that no link does another one's work. */
const PURPOSES = { unsubscribe: 1, view: 2 } as const;
export type LinkPurpose = keyof typeof PURPOSES;

/** The message a link was made for. */
export type LinkedMessage = { shard: number; messageId: bigint };

/** Layout: purpose 1, shard 1, message id 8, then 16 bytes of HMAC-SHA-256; as base64url 35 characters. */
const ID_BYTES = 8;
const HEAD_BYTES = 2 + ID_BYTES;
const MAC_BYTES = 16;
const KEY_BYTES = 32;
const SHAPE = /^[\w-]{35}$/;

/** Signs the way to one message for one purpose. It holds numbers only: nothing of the person, and nothing to guess. */
export function makeMessageToken(purpose: LinkPurpose, { shard, messageId }: LinkedMessage): string {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(PURPOSES[purpose], 0);
  head.writeUInt8(shard, 1);
  head.writeBigInt64BE(messageId, 2);
  return Buffer.concat([head, sign(head)]).toString("base64url");
}

/** The message that a token of this purpose leads to; null for one that was not made here, or for something else. */
export function readMessageToken(purpose: LinkPurpose, text: string): LinkedMessage | null {
  if (!SHAPE.test(text)) return null;
  const bytes = Buffer.from(text, "base64url");
  // The last character has spare bits: one token has one spelling.
  if (bytes.length !== HEAD_BYTES + MAC_BYTES || bytes.toString("base64url") !== text) return null;
  const head = bytes.subarray(0, HEAD_BYTES);
  if (!timingSafeEqual(sign(head), bytes.subarray(HEAD_BYTES))) return null;
  if (head.readUInt8(0) !== PURPOSES[purpose]) return null;
  return { shard: head.readUInt8(1), messageId: head.readBigInt64BE(2) };
}

const keys = new Map<string, Buffer>();

function sign(head: Buffer): Buffer {
  const secretKey = requireSecretKey();
  let key = keys.get(secretKey);
  if (key === undefined) {
    key = Buffer.from(hkdfSync("sha256", secretKey, "", "cuelight links of messages", KEY_BYTES));
    keys.set(secretKey, key);
  }
  return createHmac("sha256", key).update(head).digest().subarray(0, MAC_BYTES);
}
