import { isTakenName } from "@/lib/db/is-taken-name.server";
import { prisma } from "@/lib/db/prisma.server";
import { writeResource } from "@/lib/db/queries/resources/write-resource.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { requireDatabases } from "./require-databases.server";

export type CreateResourceInput = {
  name: string;
  description: string;
  channels: string[];
  databaseIds: number[];
  groupIds: number[];
};

/** Makes a resource. Throws `conflict` when the account has one of that name. */
export async function createResource(actor: Actor, input: CreateResourceInput): Promise<{ id: number }> {
  await requireDatabases(actor, input.databaseIds);
  const { name, channels, databaseIds, ...more } = input;
  try {
    return await prisma().$transaction(async (tx) => {
      const { id } = await tx.resource.create({ data: { ...more, name, channels, accountId: actor.accountId } });
      await writeResource(tx, id, { databaseIds });
      await writeAudit(tx, actor, { action: "resource.created", objectType: "resource", objectId: id, after: input });
      return { id };
    });
  } catch (error) {
    if (!isTakenName(error)) throw error;
    throw new AppError("conflict", `There is a resource named "${name}" already.`, { field: "name" });
  }
}
