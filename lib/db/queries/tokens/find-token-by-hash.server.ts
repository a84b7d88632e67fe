import { pool } from "@/lib/db/pool.server";

/** A token as a call needs it, with its account's zone. */
export type TokenRow = {
  id: number;
  name: string;
  scopes: string[];
  rate_per_second: number;
  expires_at: Date | null;
  revoked_at: Date | null;
  account_id: number;
  time_zone: string;
};

/** Finds a token by its SHA-256, revoked and expired ones too: the caller says which it is. */
export async function findTokenByHash(hash: Buffer): Promise<TokenRow | null> {
  const result = await pool().query<TokenRow>({
    name: "find-token-by-hash",
    text: `SELECT t.id, t.name, t.scopes, t.rate_per_second, t.expires_at, t.revoked_at, t.account_id, a.time_zone
           FROM api_token t JOIN account a ON a.id = t.account_id
           WHERE t.hash = $1`,
    values: [hash],
  });
  return result.rows[0] ?? null;
}
