/** One target inside private networks that the installation opens: a host name, an address or a CIDR, on one port or all. */
export type PrivateTarget = { host: string; port: number | null };

/** What ALLOW_PRIVATE_TARGETS opens. */
export type PrivateTargets = { kind: "none" } | { kind: "all" } | { kind: "list"; targets: PrivateTarget[] };

/** `[2001:db8::1]:8080`, `10.0.0.0/8`, `intranet.local:9000`, `::1`, `fd00::/8` */
const BRACKETED = /^\[([0-9a-fA-F:.]+(?:\/\d{1,3})?)\](?::(\d{1,5}))?$/;
const PLAIN = /^([a-zA-Z0-9._-]+(?:\/\d{1,2})?)(?::(\d{1,5}))?$/;
const IPV6 = /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(?:\/\d{1,3})?$/;

/**
 * Reads ALLOW_PRIVATE_TARGETS: `true` opens everything, else a comma list of `host`, `address` or `CIDR`, each with `:port` or without.
 * An entry that is none of these comes back as `wrong`.
 */
export function parsePrivateTargets(text: string): PrivateTargets | { kind: "wrong"; entry: string } {
  const entries = text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "" && entry !== "false");
  if (entries.length === 0) return { kind: "none" };
  if (entries.includes("true")) return { kind: "all" };
  const targets: PrivateTarget[] = [];
  for (const entry of entries) {
    const target = parseTarget(entry);
    if (target === null) return { kind: "wrong", entry };
    targets.push(target);
  }
  return { kind: "list", targets };
}

function parseTarget(entry: string): PrivateTarget | null {
  if (IPV6.test(entry)) return { host: entry, port: null };
  const match = BRACKETED.exec(entry) ?? PLAIN.exec(entry);
  if (!match) return null;
  return { host: match[1] ?? "", port: match[2] === undefined ? null : Number(match[2]) };
}
