import { parseArgs } from "node:util";
import { closePool } from "@/lib/db/pool.server";
import { closePrisma } from "@/lib/db/prisma.server";
import { createAccount } from "@/lib/services/accounts/create-account.server";
import { env } from "@/lib/shared/env.server";

/** `npm run account -- --name "Acme" --email boss@acme.com`: a further account with its master, whose password is told once. */
try {
  const { values } = parseArgs({ options: { name: { type: "string" }, email: { type: "string" } } });
  const made = await createAccount({ name: values.name ?? "", email: values.email ?? "" });
  console.log(`Account #${made.accountId} was made.`);
  console.log(`  address   ${env().publicUrl}`);
  console.log(`  e-mail    ${made.email}`);
  console.log(`  password  ${made.password}   (told once)`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  console.error('Usage: npm run account -- --name "Acme" --email boss@acme.com');
  process.exitCode = 1;
} finally {
  await closePrisma();
  await closePool();
}
// An idle timer of a pool that has ended would keep the process for ten seconds.
process.exit();
