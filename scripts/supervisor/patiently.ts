const WAIT_MS_MAX = 4000;
const POLL_MS = 100;

/**
 * Asks again for a few seconds while the answer is not good: what a killed predecessor holds, a port or DATA_DIR, comes
 * free when its children have noticed. Returns the last answer.
 */
export async function patiently<T>(ask: () => T | Promise<T>, isGood: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + WAIT_MS_MAX;
  for (;;) {
    const answer = await ask();
    if (isGood(answer) || Date.now() > deadline) return answer;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
