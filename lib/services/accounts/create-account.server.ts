import { z } from "zod";
import { hashPassword } from "@/lib/auth/hash-password.server";
import { makePassword } from "@/lib/auth/make-password.server";
import { prisma } from "@/lib/db/prisma.server";
import { AppError } from "@/lib/shared/app-error";

/** A new account and its first master user; the password is in nobody's keeping but the reader's. */
export type CreatedAccount = { accountId: number; userId: number; email: string; password: string };

const input = z.object({
  name: z.string().trim().min(1, "The account needs a name."),
  email: z.email("The master's e-mail is no e-mail address.").trim().toLowerCase(),
});

/**
 * Makes an account with a master user and a random password (argon2id).
 * @throws AppError `bad_request` for a missing name or a malformed e-mail, `conflict` when somebody signs in with it already.
 */
export async function createAccount(values: { name: string; email: string }): Promise<CreatedAccount> {
  const { name, email } = parseInput(values);
  const password = makePassword();
  const passwordHash = await hashPassword(password);
  return prisma().$transaction(async (tx) => {
    const taken = await tx.user.findUnique({ where: { email } });
    if (taken)
      throw new AppError("conflict", `Somebody signs in as ${email} already: use another e-mail.`, { field: "email" });
    const account = await tx.account.create({ data: { name } });
    const user = await tx.user.create({
      data: { accountId: account.id, email, name: "Master", role: "master", passwordHash },
    });
    return { accountId: account.id, userId: user.id, email, password };
  });
}

function parseInput(values: { name: string; email: string }): z.output<typeof input> {
  const parsed = input.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new AppError("bad_request", parsed.error.issues[0]?.message ?? "The account's name or e-mail is wrong.");
}
