import pg from "pg";
import { AppError } from "@/lib/shared/app-error";

const CONNECT_MS_MAX = 5000;
const WAIT_MS_MAX = 20_000;
const RETRY_MS = 500;
const MAJOR_MIN = 16;

/** Connects once to DATABASE_URL; a server that is just starting is waited for. Every fault becomes one sentence. */
export async function reachDatabase(url: string): Promise<void> {
  const deadline = Date.now() + WAIT_MS_MAX;
  for (;;) {
    const fault = await tryOnce(url);
    if (fault === null) return;
    if (fault.code !== "57P03" || Date.now() > deadline) throw new AppError("unavailable", fault.text);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

type Fault = { code: string; text: string };

async function tryOnce(url: string): Promise<Fault | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS_MAX });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const result = await client.query<{ server_version_num: string }>("SHOW server_version_num");
    const major = Math.floor(Number(result.rows[0]?.server_version_num) / 10_000);
    if (major >= MAJOR_MIN) return null;
    return { code: "version", text: `DATABASE_URL: PostgreSQL ${major} is too old, ${MAJOR_MIN} or newer is needed.` };
  } catch (error) {
    return explain(error, url);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function explain(error: unknown, url: string): Fault {
  const { hostname, port, username, pathname } = new URL(url);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const server = `${hostname}:${port || "5432"}`;
  const known: Record<string, string> = {
    "28P01": `the server ${server} refuses the password of user "${username}"`,
    "28000": `the server ${server} does not let user "${username}" in`,
    "3D000": `the server ${server} has no database "${pathname.slice(1)}": create it first`,
    "42501": `user "${username}" may not use the database "${pathname.slice(1)}"`,
    ENOTFOUND: `there is no host ${hostname}`,
    EAI_AGAIN: `the name ${hostname} cannot be looked up`,
    ECONNREFUSED: `nothing listens at ${server}`,
  };
  const said = error instanceof Error ? error.message : String(error);
  return {
    code,
    text: `DATABASE_URL: ${known[code] ?? `the database at ${server} cannot be reached (${said || code})`}.`,
  };
}
