import { Resolver } from "node:dns/promises";

/** The TXT records of a name, each with its pieces joined; none when there are none. Rejects when no server answers. */
export type ResolveTxt = (name: string) => Promise<readonly string[]>;

const DNS_MS_MAX = 3_000;
const DNS_TRIES = 2;
const NOTHING_THERE = new Set(["ENOTFOUND", "ENODATA"]);

/** Asks the name servers of this machine. */
export async function resolveTxt(name: string): Promise<string[]> {
  try {
    const records = await new Resolver({ timeout: DNS_MS_MAX, tries: DNS_TRIES }).resolveTxt(name);
    return records.map((pieces) => pieces.join(""));
  } catch (error) {
    if (error instanceof Error && "code" in error && NOTHING_THERE.has(String(error.code))) return [];
    throw error;
  }
}
