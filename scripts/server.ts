import { createServer } from "node:http";
import type { Server } from "node:http";
import path from "node:path";
import makeNext from "next";
import { closePool, pool } from "@/lib/db/pool.server";
import { listMigrations } from "@/lib/db/migrate.server";
import { closePrisma } from "@/lib/db/prisma.server";
import { makeApiFront } from "@/lib/http/api-front.server";
import { LINK_ROUTES } from "@/app/(public)/m/link-routes.server";
import { API_ROUTES } from "@/app/api/v1.1/routes.server";
import { healthz, readyz } from "@/lib/http/health.server";
import { noteClientAddress } from "@/lib/http/note-client-address";
import { env } from "@/lib/shared/env.server";
import { IS_DEVELOPMENT } from "@/lib/shared/env-mode";
import { runChild } from "./child";
import type { Running } from "./child";
import { explainListen } from "./explain-listen";

/** Longer than the idle time of usual proxies, so that none sends a request into a connection that is being closed. */
const KEEP_ALIVE_MS = 65_000;
/** Open streams (numbers pushed live) are cut when this is over. */
const DRAIN_MS_MAX = 5000;

await runChild(startServer);

/** The web half: API front, health and Next on one port. */
async function startServer(): Promise<Running> {
  const { port, host } = env();
  const server = createServer();
  const next = makeNext({
    dev: IS_DEVELOPMENT,
    dir: process.cwd(),
    httpServer: server,
    port,
    hostname: host ?? "localhost",
  });
  await next.prepare();
  const handle = next.getRequestHandler();
  const migrations = await listMigrations(path.resolve("prisma/migrations"));
  const front = makeApiFront({
    routes: API_ROUTES,
    links: LINK_ROUTES,
    health: { healthz, readyz: () => readyz(pool(), migrations) },
    next: (request, response) => handle(request, response),
  });
  server.on("request", (request, response) => {
    noteClientAddress(request);
    void front(request, response);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = KEEP_ALIVE_MS + 1000;
  await listen(server, port, host);
  return {
    ready: env().publicUrl,
    stop: async () => {
      await drain(server);
      await next.close();
      await closePrisma();
      await closePool();
    },
  };
}

async function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(explainListen(error, port, host)));
    server.listen(port, host, resolve);
  });
}

async function drain(server: Server): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS_MAX);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(timer);
}
