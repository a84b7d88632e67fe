import { claimOnce } from "@/lib/db/queries/installation/claim-once.server";
import { prisma } from "@/lib/db/prisma.server";
import { createAccount } from "./create-account.server";
import type { CreatedAccount } from "./create-account.server";

/**
 * Makes the first account where there is none; null otherwise. Of two processes that start at once on an empty
 * database one makes it.
 */
export async function createFirstAccount(email: string): Promise<CreatedAccount | null> {
  if ((await prisma().account.count()) > 0) return null;
  if (!(await claimOnce("first_account"))) return null;
  return createAccount({ name: "Main", email });
}
