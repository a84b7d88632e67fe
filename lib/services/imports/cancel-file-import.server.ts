import { databaseNow } from "@/lib/db/database-now.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { askCancel } from "@/lib/db/queries/background-jobs/ask-cancel.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { requireFileImport } from "./require-file-import.server";

/** Ends an import after the part under way; what is imported stays. Throws `not_found`. */
export async function cancelFileImport(actor: Actor, which: { id: number; databaseId: number }): Promise<void> {
  const { id, title } = await requireFileImport(actor, which);
  const now = await databaseNow();
  await inTransaction(pool(), async (client) => {
    await askCancel(client, { id, now });
    await writeAudit(client, actor, {
      action: "database.import_cancelled",
      ...{ objectType: "database", objectId: which.databaseId, after: { importId: id, file: title } },
    });
  });
}
