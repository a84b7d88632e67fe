import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { hashToken, makeToken } from "../lib/auth/token-format.server";
import { findFreePort } from "../lib/db/embedded/free-port.server";
import { startEmbedded } from "../lib/db/embedded/start-embedded.server";
import { migrate } from "../lib/db/migrate.server";
import { printXml } from "../lib/http/xml/print-xml";

const READY_MS_MAX = 60_000;
const CALLS: [string, Record<string, unknown>][] = [
  ["profiles/import", { db_id: 1, data: { email: "a@x.com" } }],
  ["events/send", { db_id: 1, email: "a@x.com", event: "paid" }],
  ["profiles/get", { db_id: 1, email: "a@x.com" }],
  ["workflows/start", { id: 1, email: "a@x.com" }],
  ["workflows/start", { id: 99, email: "a@x.com" }],
  ["workflows/start", { id: "x" }],
  ["triggers/start", { id: 99, email: "a@x.com" }],
  ["workflows/start_batch", { id: 1, data: [{ email: "a@x.com" }, { email: "nobody@x.com" }] }],
  ["campaigns/triggers/start_batch", { id: 99, data: [{ email: "a@x.com" }] }],
  ["databases/list", {}],
  ["workflows/list", {}],
  ["workflows/nothing", {}],
];

type Server = { url: string; child: ChildProcess };

/** Plain Next, and the server that `npm start` runs, on one database of their own. */
test("plain Next and the server in front of it answer the same, with both slashes", async () => {
  test.setTimeout(300_000);
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "cuelight-both-"));
  const database = await startEmbedded({ dataDir });
  const servers: Server[] = [];
  try {
    await migrate({ url: database.url, folder: path.resolve("prisma/migrations") });
    const token = makeToken();
    await makeWorld(database.url, token);
    servers.push(await startServer(["build/server.js"], database.url));
    servers.push(
      await startServer(["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", "PORT"], database.url),
    );
    const urls = servers.map(({ url }) => url);
    for (const [method, body] of CALLS) await compare(urls, method, { token, ...body });
  } finally {
    for (const { child } of servers) child.kill("SIGTERM");
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});

async function compare(urls: string[], method: string, body: Record<string, unknown>): Promise<void> {
  const ways = (["json", "xml"] as const).flatMap((format) => ["", "/"].map((slash) => ({ format, slash })));
  for (const { format, slash } of ways) {
    const [front, next] = await Promise.all(urls.map((url) => call(`${url}/api/v1.1/${method}${slash}`, body, format)));
    expect([method, format, slash, next]).toEqual([method, format, slash, front]);
  }
}

async function startServer(args: string[], databaseUrl: string): Promise<Server> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    process.execPath,
    args.map((arg) => arg.replace("PORT", String(port))),
    {
      stdio: "ignore",
      env: {
        ...process.env,
        NODE_ENV: "production",
        DATABASE_URL: databaseUrl,
        SECRET_KEY: "a-key-for-tests-that-is-long-enough-0123456789",
        PORT: String(port),
        HOST: "127.0.0.1",
        PUBLIC_URL: url,
        LOG_LEVEL: "warn",
      },
    },
  );
  await expect(async () => {
    const { status } = await call(`${url}/api/v1.1/workflows/nothing`, {}, "json");
    expect(status).toBe(404);
  }).toPass({ timeout: READY_MS_MAX });
  return { url, child };
}

/** The answer without what differs from call to call: numbers of passes and of requests. */
async function call(address: string, body: Record<string, unknown>, format: "json" | "xml") {
  const response = await fetch(address, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": `application/${format}` },
    body: format === "json" ? JSON.stringify(body) : printXml(body),
  });
  const text = (await response.text())
    .replace(/("pass_id":|<pass_id>)\d+/, "$1N")
    .replace(/("created":|<created>)(true|false)/, "$1B");
  return { status: response.status, type: response.headers.get("content-type"), text };
}

async function makeWorld(url: string, token: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("INSERT INTO account (name) VALUES ('Acme')");
  await client.query(
    "INSERT INTO api_token (account_id, name, prefix, hash, scopes) VALUES (1, 't', 'cue', $1, '{}')",
    [hashToken(token)],
  );
  await client.query("INSERT INTO database (account_id, name) VALUES (1, 'Leads')");
  await client.query(
    `INSERT INTO scenario (account_id, database_id, name, reentry, is_active, version)
     VALUES (1, 1, 'S', 'parallel', true, 1)`,
  );
  await client.query("INSERT INTO scenario_control SELECT s, 1, 'run', 1, 'parallel' FROM generate_series(0, 255) s");
  await client.end();
}
