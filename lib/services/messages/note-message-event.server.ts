import type { LinkedMessage } from "@/lib/auth/message-token.server";
import { databaseNow } from "@/lib/db/database-now.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { hintFacts } from "@/lib/engine/hint-work.server";
import { recordMessageFact } from "@/lib/engine/messages/record-message-fact.server";

/** Notes that a letter was opened or a link in it clicked. */
export async function noteMessageEvent(message: LinkedMessage, event: "opened" | "clicked"): Promise<void> {
  const { shard, messageId } = message;
  const at = await databaseNow();
  await inTransaction(pool(), (client) => recordMessageFact(client, { shard, messageId, event, at }));
  hintFacts(pool(), [shard]);
}
