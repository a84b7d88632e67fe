import pg from "pg";

export type InstallationState = {
  /** Names of the migrations that were applied. */
  migrations: string[];
  secretKeyFingerprint: string | null;
  hasAccount: boolean;
};

/** Postgres's code for a table that does not exist: an empty database. */
const UNDEFINED_TABLE = "42P01";

/** What a start needs to know, in one short connection; null when the database has never been migrated. */
export async function getInstallationState(url: string): Promise<InstallationState | null> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const result = await client.query<{ migrations: string[]; fingerprint: string | null; has_account: boolean }>(
      `SELECT (SELECT coalesce(array_agg(migration_name::text), '{}') FROM _prisma_migrations WHERE finished_at IS NOT NULL) AS migrations,
              (SELECT value #>> '{}' FROM installation WHERE key = 'secret_key_fingerprint') AS fingerprint,
              EXISTS (SELECT FROM account) AS has_account`,
    );
    const row = result.rows[0];
    if (!row) return null;
    return { migrations: row.migrations, secretKeyFingerprint: row.fingerprint, hasAccount: row.has_account };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === UNDEFINED_TABLE) return null;
    throw error;
  } finally {
    await client.end();
  }
}
