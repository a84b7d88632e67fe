import { z } from "zod";
import { AppError } from "./app-error";
import { isBadPort } from "./bad-ports";
import { parsePrivateTargets } from "./private-targets";

const NODE_PORT_MAX = 65_535;

const integer = (fallback: number, min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, "must be a whole number")
    .transform(Number)
    .refine((n) => n >= min && n <= max, `must be between ${min} and ${max}`)
    .default(fallback);

const urlOf = (protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL that begins with ${protocols.map((p) => `${p}//`).join(" or ")}`,
  });

function privateTargets(text: string, context: z.RefinementCtx) {
  const targets = parsePrivateTargets(text);
  if (targets.kind !== "wrong") return targets;
  context.addIssue({
    code: "custom",
    message: `has an entry that is no host, address or CIDR[:port]: ${targets.entry}`,
  });
  return z.NEVER;
}

/** Every variable the installation reads; the table of docs/operations.md says what each is for. */
const variables = z.object({
  PORT: integer(3000, 1, NODE_PORT_MAX),
  HOST: z.string().optional(),
  PUBLIC_URL: urlOf(["http:", "https:"])
    .transform((text) => text.replace(/\/+$/, ""))
    .optional(),
  DATA_DIR: z.string().default("./data"),
  DATABASE_URL: urlOf(["postgres:", "postgresql:"]).optional(),
  SECRET_KEY: z.string().min(32, "must have at least 32 characters").optional(),
  ADMIN_EMAIL: z.email("must be an e-mail address").default("admin@cuelight.local"),
  SMTP_URL: urlOf(["smtp:", "smtps:"]).optional(),
  ROLE: z.enum(["all", "web", "engine"], "must be all, web or engine").default("all"),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "silent"], "must be trace, debug, info, warn, error or silent")
    .default("info"),
  ALLOW_PRIVATE_TARGETS: z.string().default("").transform(privateTargets),
  CUELIGHT_API_ORIGIN: urlOf(["http:", "https:"]).optional(),
  CUELIGHT_WEB_CONNECTIONS: integer(10, 1, 200),
  CUELIGHT_ENGINE_CONNECTIONS: integer(6, 2, 200),
  CUELIGHT_ENGINE_WORKERS: integer(2, 1, 64),
  CUELIGHT_EFFECT_WORKERS: integer(32, 1, 1000),
  CUELIGHT_HOST_CALLS_PER_SECOND: integer(200, 0, 100_000),
  CUELIGHT_SHARD_LEASE_MS: integer(10_000, 100, 600_000),
  CUELIGHT_EFFECT_LEASE_MS: integer(15_000, 100, 600_000),
  CUELIGHT_HEARTBEAT_MS: integer(3000, 50, 10_000),
});

/**
 * Browsers open no page on a port of another service (https://fetch.spec.whatwg.org/#bad-port). Behind a proxy only the port of
 * PUBLIC_URL counts.
 */
function checkBrowserPort({ PORT, PUBLIC_URL }: Variables): void {
  const port = PUBLIC_URL === undefined ? PORT : Number(new URL(PUBLIC_URL).port);
  if (!isBadPort(port)) return;
  const name = PUBLIC_URL === undefined ? "PORT" : "PUBLIC_URL";
  const text = `${name}: browsers refuse to open port ${port}, which belongs to another service. Choose another, for example 3000.`;
  throw new AppError("bad_request", text, { field: name });
}

type Variables = z.output<typeof variables>;

/** The installation's settings, parsed. Times are milliseconds. */
export type Env = ReturnType<typeof settingsOf>;

function settingsOf(v: Variables) {
  return {
    port: v.PORT,
    /** The address to listen on; undefined = every address. */
    host: v.HOST,
    /** Origin (and path) under which people and programs reach the product, without a slash at its end. */
    publicUrl: v.PUBLIC_URL ?? `http://localhost:${v.PORT}`,
    /** Where the engine reaches the product's own API: `npm start` names its own web server, else PUBLIC_URL. */
    apiOrigin: v.CUELIGHT_API_ORIGIN ?? new URL(v.PUBLIC_URL ?? `http://localhost:${v.PORT}`).origin,
    dataDir: v.DATA_DIR,
    databaseUrl: v.DATABASE_URL,
    secretKey: v.SECRET_KEY,
    adminEmail: v.ADMIN_EMAIL.toLowerCase(),
    smtpUrl: v.SMTP_URL,
    role: v.ROLE,
    logLevel: v.LOG_LEVEL,
    allowPrivateTargets: v.ALLOW_PRIVATE_TARGETS,
    webConnections: v.CUELIGHT_WEB_CONNECTIONS,
    engineConnections: v.CUELIGHT_ENGINE_CONNECTIONS,
    engineWorkers: v.CUELIGHT_ENGINE_WORKERS,
    effectWorkers: v.CUELIGHT_EFFECT_WORKERS,
    /** Calls to one host by all engines together; 0 = as many as one likes. */
    hostCallsPerSecond: v.CUELIGHT_HOST_CALLS_PER_SECOND,
    shardLeaseMs: v.CUELIGHT_SHARD_LEASE_MS,
    effectLeaseMs: v.CUELIGHT_EFFECT_LEASE_MS,
    heartbeatMs: v.CUELIGHT_HEARTBEAT_MS,
  };
}

/**
 * Parses the environment. An empty variable counts as absent.
 * @throws AppError `bad_request`: one sentence that names the variable, its value (never a secret's) and what it must be.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = variables.safeParse(given);
  if (parsed.success) {
    checkBrowserPort(parsed.data);
    return settingsOf(parsed.data);
  }
  const issue = parsed.error.issues[0];
  const name = String(issue?.path[0] ?? "");
  const shown = /URL|SECRET/.test(name) ? "" : ` (it is "${given[name] ?? ""}")`;
  throw new AppError("bad_request", `${name} ${issue?.message ?? "is wrong"}${shown}.`, { field: name });
}

let cached: Env | undefined;

/** The environment of this process, parsed at the first call. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** Parses the environment anew: for tests that change it. */
export function reloadEnv(): Env {
  cached = undefined;
  return env();
}

/** The database that this process was told to use; `npm start` hands it to its children. */
export function requireDatabaseUrl(): string {
  return required("DATABASE_URL", env().databaseUrl);
}

/** The key that signs sessions and encrypts secrets; `npm start` hands it to its children. */
export function requireSecretKey(): string {
  return required("SECRET_KEY", env().secretKey);
}

function required(name: string, value: string | undefined): string {
  if (value !== undefined) return value;
  throw new AppError("unavailable", `${name} is not set: start Cuelight with npm start, or set ${name}.`);
}
