import type { ClientBase } from "pg";

/** Asks a running job to end before its next chunk; one that is over stays as it is. */
export async function askCancel(client: ClientBase, { id, now }: { id: number; now: Date }): Promise<void> {
  await client.query(
    "UPDATE background_job SET cancel_asked_at = coalesce(cancel_asked_at, $2) WHERE id = $1 AND state = 'running'",
    [id, now],
  );
}
