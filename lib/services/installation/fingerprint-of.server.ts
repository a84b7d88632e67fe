import { createHmac } from "node:crypto";

/** What the database keeps of SECRET_KEY: enough to know it again, nothing to learn it from. */
export function fingerprintOf(secretKey: string): string {
  return createHmac("sha256", secretKey).update("cuelight fingerprint").digest("base64url");
}
