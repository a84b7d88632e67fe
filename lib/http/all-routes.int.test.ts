import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { makeSessionToken, SESSION_COOKIE } from "@/lib/auth/session-cookie.server";
import { type Permission, ROLES, type Role } from "@/lib/domain/permissions/permissions";
import { type Demand, demandOf } from "@/lib/http/mark-wrapped";
import { testDatabase } from "@/lib/testing/test-database";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
const INTERNAL = "app/api/internal/";

/** What a folder of the interface's API asks: of those who read, of those who change, and where it is otherwise. */
type Rule = { read: Demand; change: Demand; but?: Record<string, Demand> };
const RULES: Record<string, Rule> = {
  account: { read: "signed-in", change: "account.manage" },
  databases: { read: "data.view", change: "data.edit" },
  mailings: { read: "content.view", change: "content.edit" },
  me: { read: "signed-in", change: "signed-in" },
  outbox: { read: "content.view", change: "content.edit" },
  profiles: { read: "data.view", change: "data.edit" },
  resources: { read: "data.view", change: "data.edit" },
  segments: { read: "data.view", change: "data.edit" },
  sample: { read: "tokens.manage", change: "tokens.manage" },
  scenarios: {
    read: "scenarios.view",
    change: "scenarios.edit",
    but: { "POST scenarios/[id]/start": "scenarios.start" },
  },
  connections: { read: "secrets.manage", change: "secrets.manage" },
  secrets: { read: "secrets.manage", change: "secrets.manage" },
  senders: { read: "senders.manage", change: "senders.manage" },
  suppressions: { read: "data.view", change: "data.edit" },
  templates: { read: "content.view", change: "content.edit" },
  tokens: { read: "tokens.manage", change: "tokens.manage" },
  users: { read: "users.manage", change: "users.manage" },
};

/** The promise to the account's owner: which role may do what. */
const ALLOWED: Record<Permission, readonly Role[]> = {
  "data.view": ["master", "admin", "marketer", "viewer"],
  "content.view": ["master", "admin", "marketer", "viewer"],
  "scenarios.view": ["master", "admin", "marketer", "viewer"],
  "data.edit": ["master", "admin", "marketer"],
  "content.edit": ["master", "admin", "marketer"],
  "scenarios.edit": ["master", "admin", "marketer"],
  "scenarios.start": ["master", "admin", "marketer"],
  "mailings.start": ["master", "admin", "marketer"],
  "secrets.manage": ["master", "admin"],
  "senders.manage": ["master", "admin"],
  "account.manage": ["master", "admin"],
  "users.manage": ["master", "admin"],
  "tokens.manage": ["master"],
};

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;
type Route = { name: string; file: string; method: string; handler: unknown };

const { prisma } = await testDatabase();
const account = await prisma.account.create({ data: { name: "Acme" } });
const cookies = new Map<Role, string>();
for (const role of ROLES) {
  const user = await prisma.user.create({
    data: { accountId: account.id, email: `${role}@acme.test`, name: role, role, passwordHash: "x" },
  });
  cookies.set(role, `${SESSION_COOKIE}=${await makeSessionToken({ userId: user.id, sessionVersion: 1 })}`);
}
const routes = await readRoutes();
const internal = routes.filter((route) => route.file.startsWith(INTERNAL));

async function readRoutes(): Promise<Route[]> {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) =>
    /(?:^|\/)route\.tsx?$/.test(file),
  );
  const found: Route[] = [];
  for (const file of files.map((name) => path.join("app", name)).sort()) {
    const module: unknown = await import(pathToFileURL(path.resolve(file)).href);
    for (const [method, handler] of Object.entries(module ?? {})) {
      if (!METHODS.includes(method)) continue;
      const folder = path.dirname(file).replace(INTERNAL.replace(/\/$/, ""), "").replace(/^\//, "");
      found.push({ name: `${method} ${folder}`, file, method, handler });
    }
  }
  return found;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === "function";
}

function expectedDemand({ name, method }: Route): Demand | undefined {
  const rule = RULES[name.split(/[ /]/)[1] ?? ""];
  return rule?.but?.[name] ?? (method === "GET" ? rule?.read : rule?.change);
}

async function callAs(route: Route, role: Role | null): Promise<number> {
  if (!isHandler(route.handler)) throw new Error(`${route.name} is no function`);
  const names = [...route.name.matchAll(/\[(\w+)\]/g)].map((match) => match[1] ?? "");
  const headers = { cookie: role === null ? "" : (cookies.get(role) ?? ""), "content-type": "application/json" };
  const init = route.method === "GET" ? { headers } : { headers, method: route.method, body: "{}" };
  const context = { params: Promise.resolve(Object.fromEntries(names.map((one) => [one, "999999"]))) };
  const response = await route.handler(new Request("http://cue.test/api/internal/x", init), context);
  await response.body?.cancel();
  return response.status;
}

test("every method of every route.ts went through a wrapper", () => {
  expect(routes.length).toBeGreaterThan(50);
  const naked = routes.filter((route) => demandOf(route.handler) === undefined).map((route) => route.name);
  expect(naked).toEqual([]);
});

test("every route of the interface's API asks what its folder's rule says", () => {
  const asked = internal.map((route) => [route.name, demandOf(route.handler)]);
  expect(asked).toEqual(internal.map((route) => [route.name, expectedDemand(route)]));
});

describe("without a session nothing answers, and with one exactly what the role allows", () => {
  test.each(internal.map((route) => ({ route, name: route.name })))("$name", async ({ route }) => {
    const demand = demandOf(route.handler);
    const allowed = demand === "signed-in" || demand === undefined || demand === null ? ROLES : ALLOWED[demand];
    expect(await callAs(route, null)).toBe(401);
    for (const role of ROLES) {
      const status = await callAs(route, role);
      expect([role, status === 403]).toEqual([role, !allowed.includes(role)]);
      expect([role, status]).not.toEqual([role, 401]);
    }
  });
});
