import { prisma } from "@/lib/db/prisma.server";
import { isTakenName } from "@/lib/db/is-taken-name.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";

export type CreateDatabaseInput = { name: string; description: string; emailUnique: boolean; groupIds: number[] };

/** Makes an empty database. Throws `conflict` when the account has one of that name. */
export async function createDatabase(actor: Actor, input: CreateDatabaseInput): Promise<{ id: number }> {
  try {
    return await prisma().$transaction(async (tx) => {
      const { id } = await tx.database.create({ data: { ...input, accountId: actor.accountId } });
      await writeAudit(tx, actor, { action: "database.created", objectType: "database", objectId: id, after: input });
      return { id };
    });
  } catch (error) {
    if (!isTakenName(error)) throw error;
    throw new AppError("conflict", `There is a database named "${input.name}" already.`, { field: "name" });
  }
}
