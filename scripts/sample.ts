import { parseArgs } from "node:util";
import { closePool } from "@/lib/db/pool.server";
import { closePrisma } from "@/lib/db/prisma.server";
import { makeSystemActor } from "@/lib/services/accounts/make-system-actor.server";
import { loadSample } from "@/lib/services/sample/load-sample.server";

/** `npm run sample -- manager-notification [--json] [--account ID]`: builds story 1, ready to run. */
const USAGE = "Usage: npm run sample -- manager-notification [--json] [--account ID]";

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean", default: false }, account: { type: "string" } },
  });
  const [name = "manager-notification"] = positionals;
  if (name !== "manager-notification") throw new Error(`There is no sample "${name}". ${USAGE}`);
  const actor = await makeSystemActor(values.account === undefined ? undefined : Number(values.account));
  const sample = await loadSample(actor);
  if (values.json) console.log(JSON.stringify(sample));
  else {
    const body = JSON.stringify({ token: sample.token, id: sample.scenario_id, email: sample.lead_email });
    console.log(`The sample is ready. Send a lead into scenario #${sample.scenario_id}:\n`);
    console.log(
      `curl -X POST ${sample.url}/api/v1.1/workflows/start -H 'Content-Type: application/json' -d '${body}'\n`,
    );
    console.log(
      `The letter to ${sample.manager_email} is in the Outbox (${sample.url}/outbox), or in the mailbox if an SMTP server is set.`,
    );
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await closePrisma();
  await closePool();
}
// An idle timer of a pool that has ended would keep the process for ten seconds.
process.exit();
