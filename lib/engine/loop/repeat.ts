export type Repeated = { stop: () => Promise<void> };

/**
 * Runs work again and again, `ms` after it ended each time, until stopped; what it throws goes to `onError`, and it goes on. `stop`
 * waits for the run under way.
 */
export function repeat(work: () => Promise<void>, ms: number, onError: (error: unknown) => void): Repeated {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const run = async () => {
    try {
      await work();
    } catch (error) {
      onError(error);
    }
    if (!stopped) timer = setTimeout(start, ms);
  };
  const start = () => {
    running = run();
  };
  start();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
    },
  };
}
