import type { ClientBase } from "pg";
import { claimKeys } from "@/lib/db/queries/idempotency/claim-keys.server";
import { type IdempotencyClaim, KeyTakenError } from "@/lib/db/queries/idempotency/idempotency-claim";

/** Takes one call's idempotency key inside its transaction. Throws KeyTakenError when another call has it: its answer is replayed. */
export async function requireKey(client: ClientBase, claim: IdempotencyClaim | null): Promise<void> {
  if (claim === null) return;
  const won = await claimKeys(client, [claim]);
  if (!won.has(claim)) throw new KeyTakenError();
}
