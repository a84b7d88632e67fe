import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { makeSessionToken, SESSION_COOKIE } from "@/lib/auth/session-cookie.server";
import { listPermissions } from "@/lib/domain/permissions/permissions";
import { createProfile } from "@/lib/services/profiles/create-profile.server";
import { isRecord } from "@/lib/shared/is-record";
import { makeApiWorld } from "@/lib/testing/api-world";
import { testDatabase } from "@/lib/testing/test-database";

const { pool, prisma } = await testDatabase();
const world = await makeApiWorld({ pool, prisma });
const user = await prisma.user.create({
  data: { accountId: world.accountId, email: "a@acme.test", name: "a", role: "master", passwordHash: "x" },
});
const profile = await createProfile(
  {
    ...{ kind: "user", id: user.id, name: "a", accountId: world.accountId, zone: "UTC", role: "master" },
    ...{ permissions: listPermissions("master"), groupIds: [], ip: null, requestId: "test" },
  },
  { databaseId: world.databaseId, fields: { email: "lead@acme.test" } },
);
const cookie = `${SESSION_COOKIE}=${await makeSessionToken({ userId: user.id, sessionVersion: 1 })}`;

/** What a query needs to come as far as the database. */
const GOOD: Record<string, string> = {
  databaseId: String(world.databaseId),
  from: "2024-01-01",
  to: "2024-01-02",
  ids: "1",
};
const IDS: Record<string, number | string> = {
  databases: world.databaseId,
  mailings: world.mailingId,
  profiles: profile.id,
  resources: world.resourceId,
  scenarios: world.scenarioId,
};
const cursor = (key: string) => Buffer.from(JSON.stringify([key, 1])).toString("base64url");
const HOSTILE = [
  ...["", "\0", "a\0", "-1", "1e3", "NaN", "3000000000", "9223372036854775808", "9999999999999999999"],
  ...["name", "updated", "inside", "id", "created", "mailings"],
  ...["2024-13-45", "9999-99-99", "0000-00-00", "999999-01-01"],
  ...["2024-13-45 99:99:99+00", "2024-02-30 00:00:00+00", "0000-01-01 00:00:00+00", "2024-01-01 00:00:00+99"].map(
    cursor,
  ),
  ...["", "\0", "x", "-999999999", "9999999999"].map(cursor),
];

type Contract = { method: string; path: string; query: z.ZodObject | undefined; names: string[] };
type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;
type Call = { params: Record<string, string>; query: Record<string, string> };

async function readModules(files: string[]): Promise<unknown[]> {
  const modules: unknown[] = [];
  for (const file of files) {
    const module: unknown = await import(pathToFileURL(path.resolve(file)).href);
    modules.push(module);
  }
  return modules;
}

async function readContracts(): Promise<Contract[]> {
  const files = readdirSync("lib/contracts").filter((file) => /(?<!\.test)\.ts$/.test(file));
  const modules = await readModules(files.map((file) => `lib/contracts/${file}`));
  return modules
    .flatMap((module) => (isRecord(module) ? Object.values(module) : []))
    .flatMap((contract) => {
      if (!isRecord(contract) || typeof contract["path"] !== "string" || typeof contract["method"] !== "string")
        return [];
      const query = contract["query"] instanceof z.ZodObject ? contract["query"] : undefined;
      const names = [...contract["path"].matchAll(/\[(\w+)\]/g)].map((match) => match[1] ?? "");
      return [{ method: contract["method"], path: contract["path"], query, names }];
    });
}

async function readHandler({ method, path: address }: Contract): Promise<Handler> {
  const [module] = await readModules([`app${address}/route.ts`]);
  const handler = isRecord(module) ? module[method] : undefined;
  if (!isHandler(handler)) throw new Error(`${method} ${address} has no handler`);
  return handler;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === "function";
}

function listCalls({ path: address, query, names }: Contract): Call[] {
  const folder = address.split("/")[3] ?? "";
  const params = Object.fromEntries(
    names.map((name) => [name, String(name === "profileId" ? profile.id : (IDS[folder] ?? 1))]),
  );
  const members = Object.keys(query?.shape ?? {});
  const good = Object.fromEntries(members.flatMap((name) => (GOOD[name] === undefined ? [] : [[name, GOOD[name]]])));
  const sorts = members.includes("sort") ? ["name", "updated", "id", "inside", "created", "mailings"] : [""];
  return HOSTILE.flatMap((value) => [
    ...names.map((name) => ({ params: { ...params, [name]: value }, query: good })),
    ...members.flatMap((name) =>
      sorts.map((sort) => ({ params, query: { ...good, ...(sort === "" ? {} : { sort }), [name]: value } })),
    ),
  ]);
}

async function answerTo(handler: Handler, contract: Contract, call: Call): Promise<number> {
  const url = `http://cue.test/x?${new URLSearchParams(call.query).toString()}`;
  const headers = { cookie, "content-type": "application/json" };
  const init = contract.method === "GET" ? { headers } : { headers, method: contract.method, body: "{}" };
  const response = await handler(new Request(url, init), { params: Promise.resolve(call.params) });
  await response.body?.cancel();
  return response.status;
}

test("whatever an address says, the interface's API explains what is wrong with it", async () => {
  const contracts = (await readContracts()).filter(({ names, query }) => names.length > 0 || query !== undefined);
  expect(contracts.length).toBeGreaterThan(40);
  const crashes: unknown[] = [];
  for (const contract of contracts) {
    const handler = await readHandler(contract);
    for (const call of listCalls(contract)) {
      if ((await answerTo(handler, contract, call)) >= 500) crashes.push([contract.path, call]);
    }
  }
  expect(crashes).toEqual([]);
});
