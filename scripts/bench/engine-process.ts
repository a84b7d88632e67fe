import { fork } from "node:child_process";
import { once } from "node:events";

export type EngineProcess = { pid: number; stop: () => Promise<void> };

/** The engine as `npm start` runs it, in a process of its own, but that it may call this machine. Stop it. */
export async function startEngineProcess(): Promise<EngineProcess> {
  const child = fork("build/worker.js", [], {
    env: {
      ...process.env,
      ALLOW_PRIVATE_TARGETS: "127.0.0.0/8",
      CUELIGHT_HOST_CALLS_PER_SECOND: "0",
      LOG_LEVEL: "warn",
    },
  });
  const ended = once(child, "exit");
  const [message] = await Promise.race([once(child, "message"), ended.then(() => [null])]);
  if (message === null) throw new Error("The engine did not start.");
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { pid: child.pid ?? 0, stop };
}
