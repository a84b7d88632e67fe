import pg from "pg";
import { WORK_CHANNEL } from "@/lib/engine/hint-work.server";

const RECONNECT_MS = 2_000;

export type ListenOptions = {
  url: string;
  onShards: (shards: number[]) => void;
  /** Facts wait in these. */
  onFacts: (shards: number[]) => void;
  onError: (error: unknown) => void;
};

/**
 * Listens for hints on a connection of its own and comes back when it is lost. What is missed meanwhile is found by looking.
 * Resolves once the first connection listens, or failed.
 */
export async function listenForWork(options: ListenOptions): Promise<{ stop: () => Promise<void> }> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: options.url, application_name: "cuelight listen", keepAlive: true });
    client = next;
    let isLost = false;
    const lose = (error: unknown) => {
      if (isLost) return;
      isLost = true;
      next.removeAllListeners("notification");
      if (stopped) return;
      options.onError(error);
      timer = setTimeout(() => void connect(), RECONNECT_MS);
    };
    next.on("error", lose);
    next.on("end", () => lose(new Error("The connection for hints was closed.")));
    next.on("notification", ({ payload = "" }) => {
      const hints = payload.split(",");
      options.onShards(parseShards(hints));
      options.onFacts(parseShards(hints.filter((hint) => hint.startsWith("f")).map((hint) => hint.slice(1))));
    });
    try {
      await next.connect();
      await next.query(`LISTEN ${WORK_CHANNEL}`);
    } catch (error) {
      lose(error);
    }
  };

  await connect();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}

function parseShards(hints: readonly string[]): number[] {
  return hints
    .filter((hint) => hint !== "")
    .map(Number)
    .filter((shard) => Number.isInteger(shard) && shard >= 0 && shard < 256);
}
