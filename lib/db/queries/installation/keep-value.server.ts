import { z } from "zod";
import { pool } from "@/lib/db/pool.server";

/** Writes a text about the installation unless there is one, and returns the one that is kept. */
export async function keepValue(key: string, value: string): Promise<string> {
  await pool().query(
    `INSERT INTO installation (key, value) VALUES ($1, to_jsonb($2::text)) ON CONFLICT (key) DO NOTHING`,
    [key, value],
  );
  const result = await pool().query<{ value: unknown }>(`SELECT value FROM installation WHERE key = $1`, [key]);
  return z.string().parse(result.rows[0]?.value);
}
