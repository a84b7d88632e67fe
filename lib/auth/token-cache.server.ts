import { hashToken } from "@/lib/auth/token-format.server";
import { findTokenByHash, type TokenRow } from "@/lib/db/queries/tokens/find-token-by-hash.server";
import { touchToken } from "@/lib/db/queries/tokens/touch-token.server";
import { logger } from "@/lib/shared/logger.server";

/** A revoked token must stop within a second, in every process; the rest is for the question's own way. */
const CACHE_MS_MAX = 900;
const ENTRIES_MAX = 10_000;

type Entry = { askedAt: number; row: Promise<TokenRow | null> };

declare global {
  // One per process: Next and the API front import different instances of this module.
  var cuelightTokens: Map<string, Entry> | undefined;
}

/** The row of a well-formed token, at most 0.9 s old; null when there is none. Concurrent calls share one question. */
export function getTokenRow(token: string, now: number): Promise<TokenRow | null> {
  const cache = tokens();
  const known = cache.get(token);
  if (known !== undefined && now - known.askedAt < CACHE_MS_MAX) return known.row;
  if (cache.size >= ENTRIES_MAX) cache.clear();
  const entry: Entry = { askedAt: now, row: ask(token, now) };
  cache.set(token, entry);
  entry.row.catch(() => cache.delete(token));
  return entry.row;
}

/** Forgets every token of this process: for a revocation, which then counts here at once. */
export function forgetTokens(): void {
  tokens().clear();
}

function tokens(): Map<string, Entry> {
  globalThis.cuelightTokens ??= new Map();
  return globalThis.cuelightTokens;
}

async function ask(token: string, now: number): Promise<TokenRow | null> {
  const row = await findTokenByHash(hashToken(token));
  if (row !== null) {
    // The call does not wait for its own footprint.
    touchToken(row.id, new Date(now)).catch((error: unknown) => {
      logger().warn({ err: error, tokenId: row.id }, "the last use of a token was not noted");
    });
  }
  return row;
}
