import { createHmac, timingSafeEqual } from "node:crypto";

const PREFIX = "whsec_";
/** Older or newer calls are refused, so that a recorded one cannot be played again for ever. */
export const TOLERANCE_S = 300;
const HEADERS = ["webhook-id", "webhook-timestamp", "webhook-signature"] as const;
const MS = 1000;

/** `now` in ms since 1970. */
export type SignedCall = { headers: Headers; body: Uint8Array; secret: string; now: number };

/** Whether a call is signed as Standard Webhooks says: HMAC-SHA-256 over id, timestamp and body, with this secret. */
export function verifyWebhook({ headers, body, secret, now }: SignedCall): boolean {
  const [id, timestamp, signatures] = HEADERS.map((name) => headers.get(name) ?? "");
  if (!id || !timestamp || !signatures || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now / MS - Number(timestamp)) > TOLERANCE_S) return false;
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, "base64");
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest();
  // Several while a secret is being replaced.
  return signatures.split(" ").some((one) => {
    const [version, text = ""] = one.split(",", 2);
    const given = Buffer.from(text, "base64");
    return version === "v1" && given.length === expected.length && timingSafeEqual(given, expected);
  });
}
