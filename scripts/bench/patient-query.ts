import { makePool } from "@/lib/db/pool.server";
import { requireDatabaseUrl } from "@/lib/shared/env.server";

const STATEMENT_MS_MAX = 1_200_000;

/** Runs statements that touch a million rows, one after the other, on a session of their own without the usual limits of time. */
export async function patientQueries(...statements: (string | [string, unknown[]])[]): Promise<void> {
  const pool = makePool({ url: requireDatabaseUrl(), max: 1, name: "bench", statementMsMax: STATEMENT_MS_MAX });
  try {
    for (const statement of statements) {
      const [text, values] = typeof statement === "string" ? [statement, []] : statement;
      await pool.query(text, values);
    }
  } finally {
    await pool.end();
  }
}
