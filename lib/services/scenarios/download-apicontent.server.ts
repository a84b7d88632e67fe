import { pool } from "@/lib/db/pool.server";
import { getApicontent } from "@/lib/db/queries/statistics/get-apicontent.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireProfileRow } from "@/lib/services/profiles/require-profile-row.server";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";
import { AppError } from "@/lib/shared/app-error";

/** The apicontent of a pass as a JSON file. Throws `not_found`. */
export async function downloadApicontent(
  actor: Actor,
  { id, profileId, passId }: { id: number; profileId: string; passId: string },
): Promise<Response> {
  await requireScenario(pool(), actor, { id });
  const profile = await requireProfileRow(pool(), actor, profileId);
  const pass = { scenarioId: id, profileId: profile.id, passId: BigInt(passId) };
  const content = await getApicontent(pool(), pass);
  if (content === null) throw new AppError("not_found", `Pass ${passId} is no longer in scenario #${id}.`);
  return new Response(JSON.stringify(content, null, 2), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="apicontent-${passId}.json"`,
    },
  });
}
