import { z } from "zod";
import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { buildSample, sampleIdsSchema, type SampleIds } from "@/lib/services/sample/build-sample.server";
import { LEAD_EMAIL, MANAGER_EMAIL } from "@/lib/services/sample/manager-notification";
import { createToken } from "@/lib/services/tokens/create-token.server";
import { env } from "@/lib/shared/env.server";

export type LoadedSample = {
  url: string;
  token: string;
  lead_database_id: number;
  manager_database_id: number;
  resource_id: number;
  template_id: number;
  trigger_id: number;
  scenario_id: number;
  lead_email: string;
  manager_email: string;
};

const recordSchema = z.object({ ids: sampleIdsSchema });

/**
 * Builds story 1 in the actor's account, ready to run: 50 leads, the manager, an active mailing and scenario.
 * A second call changes nothing but makes a new token; what was deleted since is built anew, as a whole.
 */
export async function loadSample(actor: Actor): Promise<LoadedSample> {
  const ids = (await findSample(actor)) ?? (await rememberSample(actor, await buildSample(actor)));
  const { token } = await createToken(actor, { name: "Sample: calls from outside", scopes: [], days: null });
  return {
    url: env().publicUrl,
    token,
    lead_database_id: ids.leadDatabaseId,
    manager_database_id: ids.managerDatabaseId,
    resource_id: ids.resourceId,
    template_id: ids.templateId,
    trigger_id: ids.mailingId,
    scenario_id: ids.scenarioId,
    lead_email: LEAD_EMAIL,
    manager_email: MANAGER_EMAIL,
  };
}

function keyOf(actor: Actor): string {
  return `sample:manager-notification:${actor.accountId}`;
}

async function findSample(actor: Actor): Promise<SampleIds | null> {
  const row = await prisma().installation.findUnique({ where: { key: keyOf(actor) } });
  const parsed = recordSchema.safeParse(row?.value);
  if (!parsed.success) return null;
  const { ids } = parsed.data;
  const where = { accountId: actor.accountId };
  const found = await Promise.all([
    prisma().database.count({ where: { ...where, id: { in: [ids.leadDatabaseId, ids.managerDatabaseId] } } }),
    prisma().mailing.count({ where: { ...where, id: ids.mailingId } }),
    prisma().scenario.count({ where: { ...where, id: ids.scenarioId, trashedAt: null } }),
  ]);
  return found.join() === "2,1,1" ? ids : null;
}

async function rememberSample(actor: Actor, ids: SampleIds): Promise<SampleIds> {
  const key = keyOf(actor);
  await prisma().installation.upsert({ where: { key }, create: { key, value: { ids } }, update: { value: { ids } } });
  return ids;
}
