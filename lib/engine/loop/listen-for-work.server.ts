import pg from "pg";
import { WORK_CHANNEL } from "@/lib/engine/hint-work.server";
import type { Due } from "@/lib/engine/loop/due-queue";
import { REALTIME_LANE } from "@/lib/engine/task-row";

const SHARD_MAX = 255;
const RECONNECT_MS = 2_000;

export type ListenOptions = {
  url: string;
  onWork: (places: Due[]) => void;
  /** Facts wait in these. */
  onFacts: (places: Due[]) => void;
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
      options.onWork(parsePlaces(hints));
      options.onFacts(parsePlaces(hints.filter((hint) => hint.startsWith("f")).map((hint) => hint.slice(1))));
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

const PLACE = /^(\d{1,3})(?:\.(\d{1,2}))?$/;

function parsePlaces(hints: readonly string[]): Due[] {
  return hints.flatMap((hint): Due[] => {
    const [, shard, lane = REALTIME_LANE] = PLACE.exec(hint) ?? [];
    return shard === undefined || Number(shard) > SHARD_MAX ? [] : [{ shard: Number(shard), lane: Number(lane) }];
  });
}
