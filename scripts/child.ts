import { logger } from "@/lib/shared/logger.server";

/** What a child tells the supervisor. */
export type ChildMessage = { kind: "ready"; text: string } | { kind: "fatal"; message: string };

/** A running half of the product. */
export type Running = { ready: string; stop: () => Promise<void> };

const STOP_MS_MAX = 10_000;

/**
 * Runs one half of the product as a process: says when it is ready, stops in order on SIGTERM, and also when the
 * supervisor is gone, however it died.
 */
export async function runChild(start: () => Promise<Running>): Promise<void> {
  const stopping = listenForStop();
  process.on("uncaughtException", (error) => {
    logger().fatal({ err: error }, "unexpected error");
    process.exit(1);
  });
  try {
    const running = await start();
    tell({ kind: "ready", text: running.ready });
    await stopping;
    setTimeout(() => process.exit(1), STOP_MS_MAX).unref();
    await running.stop();
    process.exit(0);
  } catch (error) {
    tell({ kind: "fatal", message: messageOf(error) });
    logger().fatal({ err: error }, "could not start");
    // Leaves the message the time to be read by the supervisor.
    setTimeout(() => process.exit(1), 100);
  }
}

function listenForStop(): Promise<void> {
  return new Promise((resolve) => {
    process.on("SIGTERM", () => resolve());
    process.on("disconnect", () => resolve());
    // Ctrl+C reaches the whole group; the supervisor then stops its children one after the other.
    process.on("SIGINT", () => {
      if (process.send === undefined) resolve();
    });
    process.on("SIGHUP", () => undefined);
  });
}

function tell(message: ChildMessage): void {
  if (process.connected) process.send?.(message);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
