import type { Tx } from "@/lib/db/prisma.server";

export type ResourceChanges = {
  name?: string | undefined;
  description?: string | undefined;
  channels?: string[] | undefined;
  databaseIds?: number[] | undefined;
  groupIds?: number[] | undefined;
};

/** Writes the named settings of a resource, and the databases it allows. */
export async function writeResource(tx: Tx, id: number, { databaseIds, ...changes }: ResourceChanges): Promise<void> {
  await tx.resource.update({
    where: { id },
    data: {
      ...changes,
      ...(databaseIds === undefined
        ? {}
        : { databases: { deleteMany: {}, create: [...new Set(databaseIds)].map((databaseId) => ({ databaseId })) } }),
    },
  });
}
