const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/**
 * The address a request came from, as far as it can be known: our own server appends the socket's address to
 * `X-Forwarded-For`, so the last entry is true and those before it are what a proxy (or a liar) says. A proxy on this
 * machine is looked through; null when nothing is said.
 */
export function clientAddress(headers: Headers): string | null {
  const entries = (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  return entries.findLast((entry) => !LOOPBACK.test(entry)) ?? entries[0] ?? null;
}
