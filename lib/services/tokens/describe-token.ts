import type { TokenView } from "@/lib/contracts/tokens";

type TokenRow = {
  id: number;
  name: string;
  prefix: string;
  scopes: string[];
  ratePerSecond: number;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
};

/** A token as the interface shows it: its first characters are all that can be told. */
export function describeToken(row: TokenRow, { createdBy, now }: { createdBy: string | null; now: Date }): TokenView {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    ratePerSecond: row.ratePerSecond,
    createdBy,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    isExpired: row.expiresAt !== null && row.expiresAt <= now,
  };
}
