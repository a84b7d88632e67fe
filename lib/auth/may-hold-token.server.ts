import { getTokenRow } from "@/lib/auth/token-cache.server";
import { findTokenTexts, isWellFormedToken } from "@/lib/auth/token-format.server";

const TEXTS_MAX = 10;

/** True when one of the texts that look like tokens, in the header or anywhere in the body, is one of this installation. */
export async function mayHoldToken(authorization: string, body: Buffer, now: number): Promise<boolean> {
  const header = authorization.split(/\s+/).filter(isWellFormedToken);
  for (const text of [...header, ...findTokenTexts(body, TEXTS_MAX)]) {
    if ((await getTokenRow(text, now)) !== null) return true;
  }
  return false;
}
