import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { z } from "zod";

export type ChildSpec = {
  /** What the operator reads: "web", "engine". */
  name: string;
  /** The script to run. */
  file: string;
  execArgv: string[];
  /** Asked anew at each start: the database's address may have changed. */
  environment: () => NodeJS.ProcessEnv;
  /** Takes the child's output instead of our own stdout. */
  output?: NodeJS.WritableStream;
  log: (line: string) => void;
};

export type SupervisedChild = {
  /** Resolves with the child's word when it works; rejects with its reason when the very first start fails. */
  ready: Promise<string>;
  /** Ends it; it comes back at once. */
  restart: () => void;
  /** Ends it for good. */
  stop: () => Promise<void>;
};

const BACK_OFF_MS_MIN = 500;
const BACK_OFF_MS_MAX = 10_000;
/** Who lived this long is trusted again. */
const TRUST_MS = 30_000;
const STOP_MS_MAX = 15_000;

const message = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready"), text: z.string() }),
  z.object({ kind: z.literal("fatal"), message: z.string() }),
]);

/** Starts a child process and keeps it running: one that dies comes back, after a pause that grows while it keeps dying. */
export function superviseChild(spec: ChildSpec): SupervisedChild {
  let child = spawnChild(spec);
  const state = { isStopping: false };
  const isStopping = () => state.isStopping;
  let isRestarting = false;
  let wasReady = false;

  const ready = new Promise<string>((resolve, reject) => {
    const keepRunning = async () => {
      let backOffMs = BACK_OFF_MS_MIN;
      for (;;) {
        const begun = Date.now();
        const reason = await untilExit(child, (text) => {
          wasReady = true;
          resolve(text);
        });
        if (isStopping()) return;
        if (!wasReady) {
          reject(new Error(`${spec.name}: ${reason}`));
          return;
        }
        if (!isRestarting) spec.log(`The ${spec.name} process ended (${reason}); it is started again.`);
        backOffMs = isRestarting || Date.now() - begun > TRUST_MS ? BACK_OFF_MS_MIN : backOffMs * 2;
        await pause(isRestarting ? 0 : Math.min(backOffMs, BACK_OFF_MS_MAX));
        isRestarting = false;
        if (!isStopping()) child = spawnChild(spec);
      }
    };
    void keepRunning();
  });
  return {
    ready,
    restart: () => {
      isRestarting = true;
      child.kill("SIGTERM");
    },
    stop: async () => {
      state.isStopping = true;
      await endChild(child);
    },
  };
}

function spawnChild({ file, execArgv, environment, output }: ChildSpec): ChildProcess {
  const child = fork(file, [], { execArgv, env: environment(), stdio: ["ignore", output ? "pipe" : 1, 2, "ipc"] });
  if (output) child.stdout?.pipe(output, { end: false });
  return child;
}

/** Resolves with why it ended: its own last word, else its signal or code. */
async function untilExit(child: ChildProcess, onReady: (text: string) => void): Promise<string> {
  return new Promise((resolve) => {
    let said = "";
    child.on("message", (raw) => {
      const parsed = message.safeParse(raw);
      if (!parsed.success) return;
      if (parsed.data.kind === "fatal") said = parsed.data.message;
      else onReady(parsed.data.text);
    });
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(said || (signal ?? `code ${code ?? 0}`)));
  });
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS_MAX);
  await ended;
  clearTimeout(timer);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
