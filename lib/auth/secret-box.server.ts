import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { requireSecretKey } from "@/lib/shared/env.server";
import { AppError } from "@/lib/shared/app-error";

/** Layout of a box: format 1, key id 8, iv 12, tag 16, then the encrypted text. */
const FORMAT = 1;
const KEY_ID_BYTES = 8;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const HEAD_BYTES = 1 + KEY_ID_BYTES + IV_BYTES + TAG_BYTES;

type Key = { id: Buffer; bytes: Buffer };
const keys = new Map<string, Key>();

/** Encrypts a secret (AES-256-GCM) for the database; the box names the key that opens it. */
export function sealSecret(text: string): Uint8Array<ArrayBuffer> {
  const key = currentKey();
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, iv);
  const encrypted = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([Buffer.from([FORMAT]), key.id, iv, cipher.getAuthTag(), encrypted]));
}

/**
 * Opens a box that `sealSecret` made.
 * @throws AppError `unavailable` when it was made with another SECRET_KEY or somebody touched it.
 */
export function openSecret(box: Uint8Array): string {
  const bytes = Buffer.from(box);
  const key = currentKey();
  const keyId = bytes.subarray(1, 1 + KEY_ID_BYTES);
  if (bytes.length < HEAD_BYTES || bytes[0] !== FORMAT || !keyId.equals(key.id)) {
    throw unreadable("it was encrypted with another SECRET_KEY");
  }
  const iv = bytes.subarray(1 + KEY_ID_BYTES, HEAD_BYTES - TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, iv, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(HEAD_BYTES - TAG_BYTES, HEAD_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(HEAD_BYTES)), decipher.final()]).toString("utf8");
  } catch (cause) {
    throw unreadable("it was changed in the database", cause);
  }
}

function currentKey(): Key {
  const secretKey = requireSecretKey();
  const known = keys.get(secretKey);
  if (known !== undefined) return known;
  const bytes = Buffer.from(hkdfSync("sha256", secretKey, "", "cuelight secret box", KEY_BYTES));
  const id = createHash("sha256").update("cuelight key id").update(bytes).digest().subarray(0, KEY_ID_BYTES);
  const key = { id, bytes };
  keys.set(secretKey, key);
  return key;
}

function unreadable(why: string, cause?: unknown): AppError {
  return new AppError("unavailable", `A stored secret cannot be read: ${why}. Type it again.`, { cause });
}
