import { prisma } from "@/lib/db/prisma.server";
import { type Actor, listPermissions } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";

/** The product itself, acting in an account with a master's rights: for commands run on the server. */
export async function makeSystemActor(accountId?: number): Promise<Actor> {
  const account = await prisma().account.findFirst({
    ...(accountId === undefined ? {} : { where: { id: accountId } }),
    orderBy: { id: "asc" },
  });
  if (account === null) {
    throw new AppError(
      "not_found",
      accountId === undefined ? "There is no account yet. Run npm start once." : `There is no account #${accountId}.`,
    );
  }
  return {
    kind: "system",
    id: 0,
    name: "Cuelight",
    accountId: account.id,
    zone: account.timeZone,
    role: "master",
    permissions: listPermissions("master"),
    groupIds: [],
    ip: null,
    requestId: "command",
  };
}
