import { pool } from "@/lib/db/pool.server";

/** True for exactly one caller in the life of the installation. */
export async function claimOnce(key: string): Promise<boolean> {
  const result = await pool().query(
    `INSERT INTO installation (key, value) VALUES ($1, 'true') ON CONFLICT (key) DO NOTHING`,
    [key],
  );
  return result.rowCount === 1;
}
