import type { OutgoingRequest } from "@/lib/domain/http/outgoing";

/** The values by name, or why the call cannot be made. */
export type FoundSecrets = { ok: true; values: ReadonlyMap<string, string> } | { ok: false; reason: string };

/** Renders the call with these words in place of secrets, without making it. */
type Probe = (secret: (name: string) => string) => Promise<OutgoingRequest | null>;
/** The secret's value, when it may go to this host; null = there is none. */
type ReadSecret = (name: string, host: string) => Promise<string | null>;

/**
 * Secrets belong to hosts, so the call is rendered once with harmless words in their places, to learn which host it goes to
 * and which it names; only then they are read. A secret inside the host itself would decide where secrets go: refused.
 */
export async function findSecrets(probe: Probe, read: ReadSecret): Promise<FoundSecrets> {
  const names = new Set<string>();
  const first = await probe((name) => {
    names.add(name);
    return "x1";
  });
  const second = await probe(() => "x2");
  if (names.size === 0) return { ok: true, values: new Map() };
  const host = hostOf(first);
  if (host === null || host !== hostOf(second)) {
    return refuse("The address of the call has no host of its own, so no secret may be sent there.");
  }
  const values = new Map<string, string>();
  for (const name of names) {
    const value = await read(name, host);
    if (value === null) return refuse(`There is no secret "${name}" that may be sent to ${host}.`);
    values.set(name, value);
  }
  return { ok: true, values };
}

function hostOf(request: OutgoingRequest | null): string | null {
  return request && URL.canParse(request.url) ? new URL(request.url).hostname : null;
}

function refuse(reason: string): FoundSecrets {
  return { ok: false, reason };
}
