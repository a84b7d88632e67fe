import { getTokenRow } from "@/lib/auth/token-cache.server";
import { isWellFormedToken } from "@/lib/auth/token-format.server";
import type { TokenRow } from "@/lib/db/queries/tokens/find-token-by-hash.server";
import { type Actor, type Permission, TOKEN_PERMISSIONS } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";

export type TokenActor = { actor: Actor; ratePerSecond: number };

/**
 * The actor that an API token speaks for.
 * @throws AppError `unauthenticated`: unknown, expired or revoked, and the text says which.
 */
export async function getTokenActor(
  token: string,
  { ip, requestId, now }: { ip: string | null; requestId: string; now: number },
): Promise<TokenActor> {
  if (!isWellFormedToken(token)) throw unknown();
  const row = await getTokenRow(token, now);
  if (row === null) throw unknown();
  if (row.revoked_at !== null) throw refused(`The API token "${row.name}" was revoked.`);
  if (row.expires_at !== null && row.expires_at.getTime() <= now) {
    throw refused(`The API token "${row.name}" expired at ${row.expires_at.toISOString()}.`);
  }
  return { actor: makeActor(row, { ip, requestId }), ratePerSecond: row.rate_per_second };
}

function makeActor(row: TokenRow, { ip, requestId }: { ip: string | null; requestId: string }): Actor {
  return {
    kind: "token",
    id: row.id,
    name: row.name,
    accountId: row.account_id,
    zone: row.time_zone,
    role: "marketer",
    permissions: permissionsOf(row.scopes),
    groupIds: [],
    ip,
    requestId,
  };
}

function permissionsOf(scopes: readonly string[]): readonly Permission[] {
  return scopes.length === 0 ? TOKEN_PERMISSIONS : TOKEN_PERMISSIONS.filter((one) => scopes.includes(one));
}

function unknown(): AppError {
  return refused("Unknown API token. A master of the account finds its tokens in Settings → API tokens.");
}

function refused(message: string): AppError {
  return new AppError("unauthenticated", message);
}
