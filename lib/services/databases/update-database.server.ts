import type { Database } from "@/lib/contracts/databases";
import { isTakenName } from "@/lib/db/is-taken-name.server";
import { updateDatabaseRow, type DatabaseChanges } from "@/lib/db/queries/databases/update-database-row.server";
import { KEY_EMAIL } from "@/lib/domain/matching/matching-mode";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { changeDatabase } from "./change-database.server";
import { getDatabase } from "./get-database.server";
import { setKeyUnique } from "./set-key-unique.server";

/** Changes a database's settings. Throws `conflict` for a taken name, or an e-mail that several profiles share already. */
export async function updateDatabase(
  actor: Actor,
  { id, ...changes }: { id: number } & DatabaseChanges,
): Promise<Database> {
  try {
    await changeDatabase(actor, id, async (client, database) => {
      const { emailUnique } = changes;
      if (emailUnique !== undefined && emailUnique !== database.emailUnique) {
        await setKeyUnique(client, { databaseId: id, field: KEY_EMAIL, isUnique: emailUnique, shown: "E-mail" });
      }
      await updateDatabaseRow(client, id, changes);
      await writeAudit(client, actor, {
        action: "database.changed",
        objectType: "database",
        objectId: id,
        before: { name: database.name, emailUnique: database.emailUnique },
        after: changes,
      });
    });
  } catch (error) {
    if (!isTakenName(error)) throw error;
    throw new AppError("conflict", `There is a database named "${changes.name ?? ""}" already.`, { field: "name" });
  }
  return getDatabase(actor, { id });
}
