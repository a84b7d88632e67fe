/** Thrown between two steps of a start when the operator wants to stop. */
export class Stopped extends Error {}

export type StopSignal = {
  requested: Promise<void>;
  /** Throws `Stopped` after the request: called between the steps of a start. */
  throwIfRequested: () => void;
};

/** Listens for SIGTERM, SIGINT and SIGHUP; a second one changes nothing, the stop goes on in order. */
export function listenForStop(): StopSignal {
  let isRequested = false;
  const requested = new Promise<void>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
      process.on(signal, () => {
        isRequested = true;
        resolve();
      });
    }
  });
  return {
    requested,
    throwIfRequested: () => {
      if (isRequested) throw new Stopped();
    },
  };
}
