import type { Pool } from "pg";
import type { Rate, RateBucket } from "@/lib/engine/effects/rate-bucket.server";
import { readSenderRate, type SenderRate } from "@/lib/engine/sql/read-sender-rate.server";
import type { Clock } from "@/lib/shared/clock";

/** A changed limit holds after this time at the latest. */
const KEPT_MS_MAX = 1_000;
const SENDERS_MAX = 10_000;
const PER_MS = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;

type Entry = { sender: SenderRate | null; readAt: number };

/** When a letter may be handed over: a sender with a limit sends no faster, whichever engines hand its letters over. */
export class SenderTurns {
  readonly #known = new Map<string, Entry>();
  readonly #options: { pool: Pool; clock: Clock; bucket: RateBucket };

  constructor(options: { pool: Pool; clock: Clock; bucket: RateBucket }) {
    this.#options = options;
  }

  /** Takes a turn of the sender that a letter will go out with: null, or ms since 1970 when to ask again. */
  async take(accountId: number, senderId: number | null): Promise<number | null> {
    const sender = await this.#find(accountId, senderId);
    const rate = sender && readRate(sender);
    return sender && rate ? this.#options.bucket.take(`sender:${sender.id}`, rate) : null;
  }

  async #find(accountId: number, senderId: number | null): Promise<SenderRate | null> {
    const key = `${accountId}:${senderId ?? ""}`;
    const now = this.#options.clock.now().getTime();
    const known = this.#known.get(key);
    if (known && Math.abs(now - known.readAt) < KEPT_MS_MAX) return known.sender;
    const sender = await readSenderRate(this.#options.pool, accountId, senderId);
    if (this.#known.size >= SENDERS_MAX) this.#known.clear();
    this.#known.set(key, { sender, readAt: now });
    return sender;
  }
}

function readRate({ limit, per }: SenderRate): Rate | null {
  return limit === null ? null : { count: limit, perMs: PER_MS[per] };
}
