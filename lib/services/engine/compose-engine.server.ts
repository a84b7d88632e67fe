import { randomUUID } from "node:crypto";
import { openSecret } from "@/lib/auth/secret-box.server";
import { makeHttpClient } from "@/lib/channels/http/make-http-client.server";
import { makeDatabaseClock } from "@/lib/db/database-clock.server";
import { makePool } from "@/lib/db/pool.server";
import type { Engine } from "@/lib/engine/start-engine.server";
import { startEngine } from "@/lib/engine/start-engine.server";
import { startBackground } from "@/lib/jobs/background/start-background.server";
import { startJobs } from "@/lib/jobs/start-jobs.server";
import { getImplementation } from "@/lib/nodes/runtime.server";
import { makeJobHandlers } from "@/lib/services/background-jobs/make-job-handlers.server";
import { openConnection } from "@/lib/services/connections/open-connection.server";
import { makeHostLimit } from "@/lib/services/engine/make-host-limit";
import { sendFailureLetter } from "@/lib/services/failures/send-failure-letter.server";
import { watchFailures } from "@/lib/services/failures/watch-failures.server";
import { makeEmailDelivery } from "@/lib/services/messages/make-email-delivery.server";
import { makeMessageLinks } from "@/lib/services/messages/make-message-links.server";
import { readBounceMailboxes } from "@/lib/services/messages/read-bounce-mailboxes.server";
import { makeTrackHtml } from "@/lib/services/messages/make-track-html.server";
import { readSecretFor } from "@/lib/services/secrets/read-secret-for.server";
import { env, requireDatabaseUrl } from "@/lib/shared/env.server";
import { logger } from "@/lib/shared/logger.server";

const POLL_MS = 250;
/** A chunk of a job, and the note that it could not be done. */
const BACKGROUND_CONNECTIONS = 2;

/** Starts the engine and housekeeping of this process with all that the environment says. */
export async function composeEngine(version: string): Promise<Engine> {
  const settings = env();
  const url = requireDatabaseUrl();
  const log = logger();
  const pool = makePool({ url, max: settings.engineConnections, name: "engine" });
  const backgroundPool = makePool({ url, max: BACKGROUND_CONNECTIONS, name: "background" });
  const clock = await makeDatabaseClock(pool);
  const deliverEmail = makeEmailDelivery({ decrypt: openSecret, clock });
  const sendHttp = makeHttpClient({
    ownApi: { publicUrl: settings.publicUrl, dialOrigin: settings.apiOrigin },
    privateTargets: settings.allowPrivateTargets,
  });
  const jobs = await startJobs({
    ...{ pool, url, clock, log, getImplementation },
    readMailboxes: () => readBounceMailboxes(clock),
    watchFailures: () => watchFailures(pool, { clock }),
    sendFailureLetter: (payload) =>
      sendFailureLetter({ pool, deliver: deliverEmail, publicUrl: settings.publicUrl }, payload),
  });
  const background = startBackground({ ...{ pool: backgroundPool, clock, log }, handlers: makeJobHandlers(pool) });
  const engine = await startEngine({
    ...{ pool, url, clock, log, sendHttp, deliverEmail, getImplementation },
    random: Math.random,
    settings: {
      workers: settings.engineWorkers,
      effectWorkers: settings.effectWorkers,
      shardLeaseMs: settings.shardLeaseMs,
      effectLeaseMs: settings.effectLeaseMs,
      heartbeatMs: settings.heartbeatMs,
      pollMs: POLL_MS,
    },
    engine: { id: randomUUID(), version },
    limitOf: makeHostLimit(settings),
    readSecret: (accountId, name, host) => readSecretFor(pool, { accountId, name, host }),
    readConnection: (accountId, id) => openConnection(pool, accountId, id),
    trackHtml: makeTrackHtml({ pool, clock, publicUrl: settings.publicUrl }),
    makeLinks: (message) => makeMessageLinks(message, settings.publicUrl),
  });
  const stop = async () => {
    await engine.stop();
    await background.stop();
    await jobs.stop();
    clock.stop();
    deliverEmail.close();
    await sendHttp.close();
    await backgroundPool.end();
    await pool.end();
  };
  return { counters: engine.counters, stop };
}
