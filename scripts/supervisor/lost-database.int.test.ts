import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, expect, test, vi } from "vitest";
import { migrate } from "@/lib/db/migrate.server";
import { closePool, makePool } from "@/lib/db/pool.server";
import { closePrisma, prisma } from "@/lib/db/prisma.server";
import { formatProfileId } from "@/lib/domain/profiles/profile-id";
import { parseEnv, reloadEnv } from "@/lib/shared/env.server";
import { startApiServer } from "@/lib/testing/api-server";
import { makeApiToken } from "@/lib/testing/api-world";
import { makeRandom, readChaosSize } from "@/lib/testing/engine-chaos";
import { engineChildren } from "@/lib/testing/engine-child";
import { startHttpSink } from "@/lib/testing/engine-sink";
import { auditTour } from "@/lib/testing/engine-tour-audit";
import { answerTour, contentOf, countOnTour, endPauses, makeTour } from "@/lib/testing/engine-tour";
import { makeEngineWorld } from "@/lib/testing/engine-world";
import { startFaultProxy } from "@/lib/testing/fault-proxy";
import { startMailCatcher } from "@/lib/testing/mail-catcher";
import { waitUntil } from "@/lib/testing/wait-until";
import { openDatabase } from "./database";

/** A real database of this file's own, on disk as in production: what it acknowledged must survive its death. */
const dataDir = await mkdtemp(path.join(os.tmpdir(), "cuelight-lost-"));
const lines: string[] = [];
const database = await openDatabase({
  settings: parseEnv({ DATA_DIR: dataDir }),
  mayJoin: false,
  log: (line) => lines.push(line),
});
await migrate({ url: database.url(), folder: path.resolve("prisma/migrations") });
const proxy = await startFaultProxy(database.url);
vi.stubEnv("DATABASE_URL", proxy.url);
vi.stubEnv("SECRET_KEY", "a-key-for-tests-that-is-long-enough-0123456789");
reloadEnv();
const startEngineChild = await engineChildren();
const sink = await startHttpSink(answerTour);
const mail = await startMailCatcher();
const api = await startApiServer();
const size = readChaosSize({ kills: 2, profiles: 400 }, { kills: 20, profiles: 5000 });
/** Looks on beside the faults. */
const pool = makePool({ url: database.url(), max: 4, name: "onlooker" });

afterAll(async () => {
  await Promise.all([closePool(), closePrisma(), pool.end(), proxy.close(), sink.close(), mail.close()]);
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const CALLERS = 8;
const CUTS_PER_KILL = 6;
const FAULT_MS_MAX = 150;
const RETRY_MS = 20;

/** Kills PostgreSQL without a word; whoever runs it must notice. */
async function killDatabase(): Promise<void> {
  const before = lines.length;
  const file = await readFile(path.join(dataDir, "postgres", "postmaster.pid"), "utf8");
  process.kill(Number(file.split("\n")[0]), "SIGKILL");
  await waitUntil("the supervisor notices", () => lines.length > before);
  await waitUntil("PostgreSQL is back", () => patiently(() => pool.query("SELECT 1")), size.deadlineMs);
}

/** Undefined while the database is away. */
async function patiently<Result>(look: () => Promise<Result>): Promise<Result | undefined> {
  return look().catch(() => undefined);
}

/** Calls until the API says yes, as a careful caller does: always under the same key. Until then it may only be told "not now". */
async function startSurely(body: Record<string, unknown>, key: string): Promise<number> {
  for (;;) {
    const answer = await api.call("workflows/start", body, { headers: { "idempotency-key": key } });
    if (answer.error === 0) return Number(answer["pass_id"]);
    if (answer.error !== 503) throw new Error(`${key}: ${answer.error} ${answer.error_text}`);
    expect(answer.headers.get("retry-after")).not.toBeNull();
    await delay(RETRY_MS);
  }
}

test(
  `PostgreSQL is killed and connections are cut, inside COMMIT too: all that was acknowledged is there, and everything goes on by itself (seed ${size.seed})`,
  async () => {
    const world = await makeEngineWorld(pool, { now: () => new Date() });
    const token = await makeApiToken(prisma(), world.accountId);
    const tour = await makeTour(world, { sinkUrl: sink.url, profiles: size.profiles });
    const ids = await listPublicIds(tour.profileIds);
    const random = makeRandom(size.seed);
    const engine = await startEngineChild({ SMTP_URL: mail.url, ALLOW_PRIVATE_TARGETS: "127.0.0.0/8" });
    const acknowledged = new Map<number, number>();
    const queue = ids.entries();
    const call = async () => {
      for (const [n, profile_id] of queue) {
        const body = { token, id: tour.first, matching: "profile_id", profile_id, content: contentOf(n) };
        acknowledged.set(n, await startSurely(body, `lead-${n}`));
      }
    };
    const calls = Promise.all(Array.from({ length: CALLERS }, call));
    for (let kills = 0; kills < size.kills; kills += 1) {
      const goal = ((kills + 0.5) * size.profiles) / size.kills / 2;
      await waitUntil("work to kill in", () => acknowledged.size >= goal, size.deadlineMs);
      for (let cuts = 0; cuts < CUTS_PER_KILL; cuts += 1) {
        if (random() < 0.3) proxy.cutAll();
        else await proxy.cutNextCommit(random() < 0.5 ? "before" : "after");
        await delay(random() * FAULT_MS_MAX);
      }
      await killDatabase();
    }
    await calls;
    const isOver = async () => {
      await endPauses(tour);
      return (await countOnTour(tour)) === 0;
    };
    await waitUntil("everybody is through", isOver, size.deadlineMs);
    engine.send("SIGTERM");
    expect(await engine.ended).toBe(0);
    expect(await auditTour(tour, { sink, mail })).toEqual([]);
    expect(await readPasses(tour.first)).toEqual([...acknowledged.values()].sort((a, b) => a - b));
  },
  size.testMs,
);

async function listPublicIds(profileIds: readonly bigint[]): Promise<string[]> {
  const { rows } = await pool.query<{ id: bigint; at: Date }>(
    "SELECT id, created_at AS at FROM profile WHERE id = ANY($1::bigint[]) ORDER BY id",
    [profileIds],
  );
  return rows.map(({ id, at }) => formatProfileId(id, at));
}

/** Every pass that ever began in a scenario. */
async function readPasses(scenarioId: number): Promise<number[]> {
  const { rows } = await pool.query<{ id: bigint }>(
    "SELECT pass_id AS id FROM task_event WHERE scenario_id = $1 AND kind = 'entered' ORDER BY pass_id",
    [scenarioId],
  );
  return rows.map(({ id }) => Number(id));
}
