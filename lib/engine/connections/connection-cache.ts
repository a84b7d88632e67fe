import type { OpenConnection } from "@/lib/engine/connections/open-connection";
import type { Clock } from "@/lib/shared/clock";

/** A changed connection holds after this time at the latest. */
const KEPT_MS_MAX = 1_000;
const CONNECTIONS_MAX = 1_000;

export type ReadConnection = (accountId: number, id: number) => Promise<OpenConnection | null>;
type Entry = { connection: Promise<OpenConnection | null>; readAt: number };

/** Connections by account and id, read again every second at most. */
export class ConnectionCache {
  readonly #entries = new Map<string, Entry>();
  readonly #options: { clock: Clock; read: ReadConnection };

  constructor(options: { clock: Clock; read: ReadConnection }) {
    this.#options = options;
  }

  /** The account's connection; null = there is none. */
  async find(accountId: number, id: number): Promise<OpenConnection | null> {
    const key = `${accountId}:${id}`;
    const now = this.#options.clock.now().getTime();
    const known = this.#entries.get(key);
    if (known && now - known.readAt < KEPT_MS_MAX) return known.connection;
    if (this.#entries.size >= CONNECTIONS_MAX) this.#entries.clear();
    const entry = { connection: this.#options.read(accountId, id), readAt: now };
    this.#entries.set(key, entry);
    // What could not be read is asked for again by the next call.
    entry.connection.catch(() => this.#entries.delete(key));
    return entry.connection;
  }
}
