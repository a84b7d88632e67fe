import { setTimeout as delay } from "node:timers/promises";

const POLL_MS = 25;

/** Polls across processes until `probe` answers something other than undefined or false; throws after the deadline. */
export async function waitUntil<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  deadlineMs = 20_000,
): Promise<T> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`Waited ${deadlineMs} ms in vain: ${what}`);
    await delay(POLL_MS);
  }
}
