import { parseArgs } from "node:util";
import { closePool } from "@/lib/db/pool.server";
import { closePrisma } from "@/lib/db/prisma.server";
import { createAccount } from "@/lib/services/accounts/create-account.server";
import { resetMasterPassword } from "@/lib/services/accounts/reset-master-password.server";
import { env } from "@/lib/shared/env.server";

/** `npm run account`: a further account with its master, or a new password for who cannot sign in; passwords are told once. */
const USAGE = `Usage:
  npm run account -- --name "Acme" --email boss@acme.com     a further account with its master
  npm run account -- --reset-password --email boss@acme.com  a new password for somebody who cannot sign in`;
const OPTIONS = {
  name: { type: "string" },
  email: { type: "string" },
  "reset-password": { type: "boolean" },
  help: { type: "boolean" },
} as const;

try {
  const { values } = parseArgs({ options: OPTIONS });
  const { name = "", email = "" } = values;
  if (values.help === true) console.log(USAGE);
  else if (values["reset-password"] === true) tell(await resetMasterPassword(email));
  else {
    const made = await createAccount({ name, email });
    console.log(`Account #${made.accountId} was made.`);
    tell(made);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  console.error(USAGE);
  process.exitCode = 1;
} finally {
  await closePrisma();
  await closePool();
}
// An idle timer of a pool that has ended would keep the process for ten seconds.
process.exit();

function tell({ email, password }: { email: string; password: string }): void {
  console.log(`  address   ${env().publicUrl}`);
  console.log(`  e-mail    ${email}`);
  console.log(`  password  ${password}   (told once)`);
}
