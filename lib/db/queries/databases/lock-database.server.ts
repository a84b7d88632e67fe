import type { ClientBase } from "pg";

/**
 * Holds a database's row until the transaction ends: `share` by whoever writes its profiles, `change` by whoever changes what its
 * keys are. So no profile is written by old rules while new keys are being made.
 */
export async function lockDatabase(client: ClientBase, databaseId: number, mode: "share" | "change"): Promise<void> {
  const strength = mode === "share" ? "KEY SHARE" : "UPDATE";
  await client.query({
    name: `lock-database-${mode}`,
    text: `SELECT 1 FROM database WHERE id = $1 FOR ${strength}`,
    values: [databaseId],
  });
}
