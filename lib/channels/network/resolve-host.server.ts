import { lookup } from "node:dns/promises";

/** All addresses of a host; rejects as node:dns does when there is none. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** Asks the system, as every other program on this machine does. */
export async function resolveHost(host: string): Promise<string[]> {
  const answers = await lookup(host, { all: true, verbatim: true });
  return answers.map((answer) => answer.address);
}

/** IPv4 first: where one of the two families leads nowhere, it is nearly always IPv6. */
export function sortAddresses(addresses: readonly string[]): string[] {
  return [...addresses].sort((a, b) => familyOf(a) - familyOf(b));
}

const familyOf = (address: string) => (address.includes(":") ? 6 : 4);
