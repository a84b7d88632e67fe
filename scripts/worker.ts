import { setPriority } from "node:os";
import { closePool } from "@/lib/db/pool.server";
import { closePrisma } from "@/lib/db/prisma.server";
import { composeEngine } from "@/lib/services/engine/compose-engine.server";
import packageJson from "../package.json";
import { runChild } from "./child";
import type { Running } from "./child";

/** Where web server and engine share a machine that is busy, whoever waits for an answer goes first. */
const NICE = 5;

setPriority(NICE);
await runChild(startWorker);

/** The engine half: walks profiles, makes calls, hands letters over, keeps house. */
async function startWorker(): Promise<Running> {
  const engine = await composeEngine(packageJson.version);
  return {
    ready: "engine",
    stop: async () => {
      await engine.stop();
      await closePrisma();
      await closePool();
    },
  };
}
