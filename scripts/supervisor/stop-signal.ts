/** Thrown between two steps of a start when the operator wants to stop. */
export class Stopped extends Error {}

export type StopSignal = {
  requested: Promise<void>;
  /** Throws `Stopped` after the request: called between the steps of a start. */
  throwIfRequested: () => void;
};

const PARENT_POLL_MS = 500;

/**
 * Listens for SIGTERM, SIGINT and SIGHUP, and for the death of the npm that started us, which no signal tells of. A second
 * signal changes nothing, the stop goes on in order.
 */
export function listenForStop(): StopSignal {
  let isRequested = false;
  const requested = new Promise<void>((resolve) => {
    const request = () => {
      isRequested = true;
      resolve();
    };
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, request);
    if (process.env.npm_lifecycle_event !== undefined) onParentDeath(request);
  });
  return {
    requested,
    throwIfRequested: () => {
      if (isRequested) throw new Stopped();
    },
  };
}

function onParentDeath(act: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) act();
  }, PARENT_POLL_MS);
  timer.unref();
}
