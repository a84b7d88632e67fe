import { TurnLine } from "@/lib/engine/effects/turn-line";

/** A call waits for a place in memory about so long; whoever would wait longer comes back later. */
const WAIT_MS_MAX = 100;
/** What a call is thought to take before one has ended. */
const CALL_MS_START = 100;
/** A host that answers again is asked by all within this time, however long it has hung. */
const LINE_MS_MAX = 30_000;
/** Weight of the newest call in the mean. */
const NEWEST = 0.2;

type Waiter = { resolve: (isMine: boolean) => void; timer: NodeJS.Timeout };
type Host = {
  starts: Set<Taken>;
  waiters: Set<Waiter>;
  meanMs: number;
  /** When a call ended last: nobody waits in memory for a host from which nothing comes back. */
  movedAt: number;
};
/** A place that is taken; give it back with `leave`. */
export type Taken = { host: string; at: number };

/** Calls to one host at once in this process: one that hangs must not take every place of the engine. */
export class HostPlaces {
  readonly #callsMax: number;
  readonly #hosts = new Map<string, Host>();
  readonly #line = new TurnLine();

  constructor(callsMax: number) {
    this.#callsMax = callsMax;
  }

  /** A place, waiting a little for one; else ms since 1970 when to ask again. */
  async take(host: string, now: () => number): Promise<Taken | number> {
    const known = this.#find(host, now());
    if (known.starts.size < this.#callsMax) return this.#enter(known, { host, at: now() });
    const waitMs = ((known.waiters.size + 1) * this.#measure(known, now())) / this.#callsMax;
    const isMoving = now() - known.movedAt <= WAIT_MS_MAX;
    if (isMoving && waitMs <= WAIT_MS_MAX && (await waitForPlace(known)))
      return this.#enter(known, { host, at: now() });
    return this.comeBack(host, now() + WAIT_MS_MAX, now());
  }

  /** Gives a place back. */
  leave(taken: Taken, now: number): void {
    const known = this.#hosts.get(taken.host);
    if (!known?.starts.delete(taken)) return;
    known.meanMs += (Math.max(0, now - taken.at) - known.meanMs) * NEWEST;
    known.movedAt = now;
    const [next] = known.waiters;
    if (next) {
      known.waiters.delete(next);
      clearTimeout(next.timer);
      next.resolve(true);
    } else if (known.starts.size === 0) this.#hosts.delete(taken.host);
  }

  /** When a call that cannot be made now comes back: one after the other, as fast as the host answers. */
  comeBack(host: string, from: number, now: number): number {
    const meanMs = this.#measure(this.#find(host, now), now);
    return this.#line.take(host, { from, gapMs: Math.max(1, meanMs) / this.#callsMax, lineMsMax: LINE_MS_MAX });
  }

  #enter(host: Host, taken: Taken): Taken {
    host.starts.add(taken);
    return taken;
  }

  /** How long a call takes now: one that has been going on for longer than the mean counts, too. */
  #measure({ starts, meanMs }: Host, now: number): number {
    const [oldest] = starts;
    return Math.max(meanMs, oldest ? now - oldest.at : 0);
  }

  #find(name: string, now: number): Host {
    const known = this.#hosts.get(name);
    if (known) return known;
    const host: Host = { starts: new Set(), waiters: new Set(), meanMs: CALL_MS_START, movedAt: now };
    this.#hosts.set(name, host);
    return host;
  }
}

function waitForPlace(host: Host): Promise<boolean> {
  return new Promise((resolve) => {
    const waiter: Waiter = {
      resolve,
      timer: setTimeout(() => {
        host.waiters.delete(waiter);
        resolve(false);
      }, WAIT_MS_MAX),
    };
    host.waiters.add(waiter);
  });
}
