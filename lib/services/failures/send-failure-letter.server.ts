import type { Pool } from "pg";
import { z } from "zod";
import type { DeliverEmail } from "@/lib/channels/email/make-deliver-email.server";
import { getScenarioOwner } from "@/lib/db/queries/failures/get-scenario-owner.server";
import { escapeHtml } from "@/lib/domain/template/places/html-escapes";

const payloadSchema = z.object({ scenarioId: z.int(), failed: z.int(), moved: z.int(), stops: z.boolean() });

export type FailureLetterDeps = { pool: Pool; deliver: DeliverEmail; publicUrl: string };

/** Tells a scenario's owner that it fails too often. Throws when the mail server wants it later: the job is tried again. */
export async function sendFailureLetter(
  { pool, deliver, publicUrl }: FailureLetterDeps,
  payload: unknown,
): Promise<void> {
  const { scenarioId, failed, moved, stops } = payloadSchema.parse(payload);
  const owner = await getScenarioOwner(pool, scenarioId);
  if (owner === null) return;
  const name = `“${owner.scenarioName}” (#${scenarioId})`;
  const lines = [
    `In the last hour ${failed} of ${moved} profiles failed in the scenario ${name}.`,
    stops ? "It was stopped; the profiles inside are frozen until it is activated." : "It goes on running.",
    "See who failed and why:",
  ];
  const url = `${publicUrl}/scenarios/${scenarioId}`;
  const { rows } = await pool.query<{ accountId: number }>(
    `SELECT account_id AS "accountId" FROM scenario WHERE id = $1`,
    [scenarioId],
  );
  const result = await deliver({
    ...{ messageId: null, accountId: rows[0]?.accountId ?? 0, senderId: null, to: owner.email },
    ...{ subject: `${failed} profiles failed in ${name}`, text: `${lines.join("\n\n")} ${url}` },
    html: `${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join("")}<p><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></p>`,
  });
  if (result.kind === "retry") throw new Error(`The letter about scenario #${scenarioId} waits: ${result.reason}`);
}
