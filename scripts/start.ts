import { watch } from "node:fs";
import path from "node:path";
import pretty from "pino-pretty";
import { tryListen } from "@/lib/db/embedded/free-port.server";
import { env } from "@/lib/shared/env.server";
import { patiently } from "./supervisor/patiently";
import { explainListen } from "./explain-listen";
import { buildScreens } from "./supervisor/build-screens";
import { superviseChild } from "./supervisor/children";
import type { SupervisedChild } from "./supervisor/children";
import { openDatabase } from "./supervisor/database";
import { prepareDatabase } from "./supervisor/prepare-database";
import { requireKey } from "./supervisor/secret-key";
import { listenForStop, Stopped } from "./supervisor/stop-signal";

/** Changes come in bursts (a checkout, a formatter): one restart for all of them. */
const RELOAD_QUIET_MS = 300;

const isDev = process.argv[2] === "dev";
const log = (line: string) => console.error(line);
const stop = listenForStop();
/** What must be ended, in the order in which it was begun; ended backwards. */
const begun: (() => Promise<void>)[] = [];

try {
  const children = await start();
  stop.throwIfRequested();
  if (isDev) reloadOnChange(children);
  await stop.requested;
} catch (error) {
  if (!(error instanceof Stopped)) {
    log(error instanceof Error ? sentence(error) : String(error));
    process.exitCode = 1;
  }
}
for (const end of begun.reverse()) await end();
process.exit();

async function start(): Promise<SupervisedChild[]> {
  const settings = env();
  const isWeb = settings.role !== "engine";
  if (isWeb) await requirePort(settings.port, settings.host);
  const secretKey = await requireKey(settings);
  let children: SupervisedChild[] = [];
  const database = await openDatabase({
    settings,
    mayJoin: settings.role !== "all",
    log,
    onMoved: () => {
      for (const child of children) child.restart();
    },
  });
  begun.push(() => database.stop());
  stop.throwIfRequested();
  const environment = (role: string): NodeJS.ProcessEnv => ({
    ...process.env,
    DATABASE_URL: database.url(),
    SECRET_KEY: secretKey,
    ROLE: role,
    ...(settings.role === "all" ? { CUELIGHT_API_ORIGIN: localOrigin(settings.port, settings.host) } : {}),
    NODE_ENV: isDev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
  await prepareDatabase(environment(settings.role));
  stop.throwIfRequested();
  if (isWeb && !isDev) await buildScreens(log);
  stop.throwIfRequested();
  const roles = settings.role === "all" ? ["web", "engine"] : [settings.role];
  children = roles.map((role) => startChild(role, () => environment(role)));
  begun.push(async () => {
    await Promise.all(children.map((child) => child.stop()));
  });
  const words = await Promise.race([Promise.all(children.map((child) => child.ready)), stop.requested]);
  if (words) log(`Cuelight is ready: ${words.join(", ")}`);
  return children;
}

/** Where this machine's web server answers, whatever PUBLIC_URL and the proxy before it are. */
function localOrigin(port: number, host: string | undefined): string {
  const isAny = host === undefined || host === "0.0.0.0" || host === "::";
  const name = isAny ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

function startChild(role: string, environment: () => NodeJS.ProcessEnv): SupervisedChild {
  const name = role === "web" ? "server" : "worker";
  return superviseChild({
    name: role,
    file: path.resolve(isDev ? `scripts/${name}.ts` : `build/${name}.js`),
    execArgv: isDev ? ["--import", "tsx"] : ["--enable-source-maps"],
    environment,
    ...(isDev ? { output: pretty({ colorize: process.stdout.isTTY, ignore: "pid,hostname,role" }) } : {}),
    log,
  });
}

/** Before anything slow: whoever has the port learns it at once. The server itself checks again. */
async function requirePort(port: number, host: string | undefined): Promise<void> {
  const fault = await patiently(
    () => tryListen(port, host),
    (found) => found === null,
  );
  if (fault !== null) throw explainListen(fault, port, host);
}

/** Screens reload by themselves; the server's and the engine's own code comes in with a restart. */
function reloadOnChange(children: SupervisedChild[]): void {
  let timer: NodeJS.Timeout | undefined;
  const reload = (_event: string, file: string | null) => {
    if (file === null || !/\.ts$/.test(file) || /\.test\.ts$/.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const child of children) child.restart();
    }, RELOAD_QUIET_MS);
  };
  watch("lib", { recursive: true }, reload);
  watch("scripts", reload);
}

function sentence(error: Error): string {
  return "code" in error && error.code === "ENOSPC"
    ? "The disk is full."
    : error.message.replace(/^(web|engine): /, "");
}
