import { z } from "zod";
import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { addField } from "@/lib/services/databases/add-field.server";
import { createDatabase } from "@/lib/services/databases/create-database.server";
import { createMailing } from "@/lib/services/mailings/create-mailing.server";
import { createProfile } from "@/lib/services/profiles/create-profile.server";
import { setSubscription } from "@/lib/services/profiles/set-subscription.server";
import { createResource } from "@/lib/services/resources/create-resource.server";
import {
  ALERT_TEMPLATE,
  LEAD_COUNT,
  LEAD_FIELDS,
  makeAlertGraph,
  makeSampleLead,
  MANAGER_EMAIL,
} from "@/lib/services/sample/manager-notification";
import { createScenario } from "@/lib/services/scenarios/create-scenario.server";
import { saveScenario } from "@/lib/services/scenarios/save-scenario.server";
import { createTemplate } from "@/lib/services/templates/create-template.server";
import { createToken } from "@/lib/services/tokens/create-token.server";
import { env } from "@/lib/shared/env.server";

export const sampleIdsSchema = z.object({
  leadDatabaseId: z.int(),
  managerDatabaseId: z.int(),
  resourceId: z.int(),
  templateId: z.int(),
  mailingId: z.int(),
  scenarioId: z.int(),
});
export type SampleIds = z.infer<typeof sampleIdsSchema>;

type Names = (name: string) => string;

/** Builds story 1 through the same services as the screens do; names that are taken get a number. */
export async function buildSample(actor: Actor): Promise<SampleIds> {
  const names = await makeFreeNames(actor);
  const manager = await buildManager(actor, names);
  const leadDatabaseId = await buildLeads(actor, names);
  const mailing = await buildMailing(actor, { names, ...manager });
  const scenarioId = await buildScenario(actor, { names, leadDatabaseId, mailingId: mailing.mailingId });
  return { leadDatabaseId, ...manager, ...mailing, scenarioId };
}

async function buildManager(actor: Actor, names: Names) {
  const { id: managerDatabaseId } = await createDatabase(actor, {
    name: names("Managers"),
    description: "Colleagues who are told about leads",
    emailUnique: true,
    groupIds: [],
  });
  const { id: resourceId } = await createResource(actor, {
    name: names("Manager alerts"),
    description: "Letters about new leads",
    channels: ["email"],
    databaseIds: [managerDatabaseId],
    groupIds: [],
  });
  const fields = { email: MANAGER_EMAIL, _fname: "Maria", _lname: "Manager" };
  const { id } = await createProfile(actor, { databaseId: managerDatabaseId, fields });
  await setSubscription(actor, { id, resourceId, channel: "email", status: "subscribed" });
  return { managerDatabaseId, resourceId };
}

async function buildLeads(actor: Actor, names: Names): Promise<number> {
  const { id } = await createDatabase(actor, {
    name: names("Leads"),
    description: "People who asked for something",
    emailUnique: true,
    groupIds: [],
  });
  for (const field of LEAD_FIELDS) {
    await addField(actor, { id, ...field, description: "", required: false, isKey: false, isUnique: false });
  }
  for (let index = 0; index < LEAD_COUNT; index += 1) {
    await createProfile(actor, { databaseId: id, fields: makeSampleLead(index) });
  }
  return id;
}

async function buildMailing(
  actor: Actor,
  { names, managerDatabaseId, resourceId }: { names: Names; managerDatabaseId: number; resourceId: number },
) {
  const template = { name: names("Alerts"), databaseId: managerDatabaseId, ...ALERT_TEMPLATE };
  const { id: templateId } = await createTemplate(actor, template);
  const { id: mailingId } = await createMailing(actor, {
    tracking: true,
    name: names("Tell the manager"),
    databaseId: managerDatabaseId,
    resourceId,
    templateId,
    senderId: null,
    condition: { kind: "api" },
    isActive: true,
  });
  return { templateId, mailingId };
}

async function buildScenario(
  actor: Actor,
  { names, leadDatabaseId, mailingId }: { names: Names; leadDatabaseId: number; mailingId: number },
): Promise<number> {
  const { token } = await createToken(actor, {
    name: "Sample: the scenario’s own call",
    scopes: ["mailings.start"],
    days: null,
  });
  const name = names("Tell the manager");
  const { id } = await createScenario(actor, { name, databaseId: leadDatabaseId, reentry: "parallel" });
  const graph = makeAlertGraph({ apiUrl: `${env().publicUrl}/api/v1.1`, token, mailingId });
  await saveScenario(actor, { id, rev: 1, graph, isActive: true, keepProfiles: false });
  return id;
}

/** The account may have objects of these names: then all of the sample's get the same number. */
async function makeFreeNames(actor: Actor): Promise<Names> {
  const where = { accountId: actor.accountId };
  const taken = new Set<string>();
  const rows = await Promise.all([
    prisma().database.findMany({ where, select: { name: true } }),
    prisma().resource.findMany({ where, select: { name: true } }),
    prisma().template.findMany({ where, select: { name: true } }),
    prisma().mailing.findMany({ where, select: { name: true } }),
    prisma().scenario.findMany({ where, select: { name: true } }),
  ]);
  for (const { name } of rows.flat()) taken.add(name);
  const wanted = ["Managers", "Manager alerts", "Leads", "Alerts", "Tell the manager"];
  let number = 1;
  const nameOf = (name: string) => (number === 1 ? name : `${name} ${number}`);
  while (wanted.some((name) => taken.has(nameOf(name)))) number += 1;
  return nameOf;
}
