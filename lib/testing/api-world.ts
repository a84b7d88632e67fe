import type pg from "pg";
import { hashToken, makeToken } from "@/lib/auth/token-format.server";
import type { ReentryMode } from "@/lib/domain/scenario/reentry";
import type { PrismaClient } from "@/prisma/generated/client";

type Database = { pool: pg.Pool; prisma: PrismaClient };

/** An account with a token, a database of leads, a resource, a template, an active mailing and an active scenario. */
export type ApiWorld = {
  accountId: number;
  token: string;
  databaseId: number;
  resourceId: number;
  mailingId: number;
  scenarioId: number;
};

let made = 0;

/** Makes a world of its own; several may live in one database. */
export async function makeApiWorld({ pool, prisma }: Database): Promise<ApiWorld> {
  const n = (made += 1);
  const { id: accountId } = await prisma.account.create({ data: { name: `Account ${n}` } });
  const token = await makeApiToken(prisma, accountId);
  const database = await prisma.database.create({
    data: {
      accountId,
      name: "Leads",
      fields: {
        create: [
          { name: "crm_id", type: "integer", isKey: true, isUnique: true },
          { name: "shop", type: "string", isKey: true },
          { name: "points", type: "integer" },
          { name: "note", type: "string" },
        ],
      },
    },
  });
  const databaseId = database.id;
  const resource = await prisma.resource.create({
    data: { accountId, name: "News", channels: ["email"], databases: { create: { databaseId } } },
  });
  const template = await prisma.template.create({
    data: {
      accountId,
      name: "Hello",
      versions: { create: { version: 1, subject: "Hello", html: "", text: "Hi {lead._fname} {apicontent.mail}" } },
    },
  });
  const mailing = await prisma.mailing.create({
    data: {
      accountId,
      name: "Welcome",
      isActive: true,
      databaseId,
      resourceId: resource.id,
      templateId: template.id,
      condition: { kind: "api" },
    },
  });
  const scenarioId = await makeRunningScenario({ pool, prisma }, { accountId, databaseId, name: "Onboarding" });
  return { accountId, token, databaseId, resourceId: resource.id, mailingId: mailing.id, scenarioId };
}

/** A token with all permissions, or with the given scopes. */
export async function makeApiToken(prisma: PrismaClient, accountId: number, scopes: string[] = []): Promise<string> {
  const token = makeToken();
  await prisma.apiToken.create({
    data: { accountId, name: "Test", prefix: token.slice(0, 10), hash: new Uint8Array(hashToken(token)), scopes },
  });
  return token;
}

type NewScenario = { accountId: number; databaseId: number; name: string; reentry?: ReentryMode; isActive?: boolean };

/** A scenario of Default profile capture and Exit, running in every shard unless `isActive` is false. */
export async function makeRunningScenario({ pool, prisma }: Database, given: NewScenario): Promise<number> {
  const { accountId, databaseId, name, reentry = "parallel", isActive = true } = given;
  const node = { title: "", settings: {}, version: 1 };
  const graph = {
    nodes: [
      { ...node, id: 0, type: "default-capture", position: { x: 0, y: 0 } },
      { ...node, id: 1, type: "exit", settings: { reason: "" }, position: { x: 200, y: 0 } },
    ],
    edges: [{ from: 0, output: "next", to: 1 }],
  };
  const { id } = await prisma.scenario.create({
    data: { accountId, databaseId, name, reentry, isActive, version: 1, versions: { create: { version: 1, graph } } },
  });
  await pool.query(
    `INSERT INTO scenario_control (shard, scenario_id, state, version, reentry)
     SELECT s, $1, $2, 1, $3 FROM generate_series(0, 255) s`,
    [id, isActive ? "run" : "stopped", reentry],
  );
  return id;
}
