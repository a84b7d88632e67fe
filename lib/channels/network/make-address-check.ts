import { isOpenAddress } from "@/lib/channels/network/is-open-address";
import type { PrivateTargets } from "@/lib/shared/private-targets";

/** Answers for so many targets are kept. */
const KEPT_MAX = 10_000;

export type IsOpenAddress = (target: { host: string; address: string; port: number }) => boolean;

/**
 * `isOpenAddress` under rules that do not change while the process runs. The answer depends on its arguments alone, and finding it
 * parses the address and every range, each time, for hosts that are called a thousand times a second.
 */
export function makeAddressCheck(rules: { opened: PrivateTargets; ports: readonly number[] }): IsOpenAddress {
  const known = new Map<string, boolean>();
  return (target) => {
    // No host and no address holds a blank.
    const key = `${target.host} ${target.address} ${target.port}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const isOpen = isOpenAddress(target, rules);
    if (known.size >= KEPT_MAX) known.clear();
    known.set(key, isOpen);
    return isOpen;
  };
}
