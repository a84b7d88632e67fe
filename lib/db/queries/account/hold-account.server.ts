import type { ClientBase } from "pg";

/** Holds an account's row until the transaction ends: what may contradict each other in it happens one after another. */
export async function holdAccount(client: ClientBase, accountId: number): Promise<void> {
  await client.query("SELECT id FROM account WHERE id = $1 FOR NO KEY UPDATE", [accountId]);
}
