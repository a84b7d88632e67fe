import ipaddr from "ipaddr.js";
import type { PrivateTarget, PrivateTargets } from "@/lib/shared/private-targets";

type Address = ReturnType<typeof ipaddr.parse>;

/** Ports of public addresses that are open to calls. */
export const HTTP_PORTS: readonly number[] = [80, 443];
export const SMTP_PORTS: readonly number[] = [25, 465, 587, 2525];
export const IMAP_PORTS: readonly number[] = [143, 993];
/** The only part of IPv6 that is handed out for the public network. */
const GLOBAL_IPV6 = ipaddr.IPv6.parse("2000::");
const GLOBAL_IPV6_BITS = 3;

/**
 * May a call go to this address and port? `host` is the name in the URL, `address` what it resolved to (or itself).
 * Public addresses on the given ports may; everything else only as far as the installation's environment opens it.
 */
export function isOpenAddress(
  target: { host: string; address: string; port: number },
  rules: { opened: PrivateTargets; ports: readonly number[] },
): boolean {
  const { opened, ports } = rules;
  if (!ipaddr.isValid(target.address)) return false;
  const address = ipaddr.parse(target.address);
  if (isPublic(address) && ports.includes(target.port)) return true;
  if (opened.kind === "none") return false;
  if (opened.kind === "all") return true;
  return opened.targets.some((entry) => opensTarget(entry, { ...target, parsed: address }));
}

function isPublic(address: Address): boolean {
  if (address.range() !== "unicast") return false;
  // ipaddr.js calls ::169.254.169.254 unicast; only 2000::/3 is public.
  return address.kind() === "ipv4" || isWithin(address, GLOBAL_IPV6, GLOBAL_IPV6_BITS);
}

function opensTarget(entry: PrivateTarget, target: { host: string; port: number; parsed: Address }): boolean {
  if (entry.port !== null && entry.port !== target.port) return false;
  const range = parseRange(entry.host);
  if (range === null) return entry.host.toLowerCase() === target.host.toLowerCase().replace(/\.$/, "");
  return isWithin(unmap(target.parsed), range[0], range[1]);
}

function parseRange(text: string): [Address, number] | null {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  if (!ipaddr.isValid(text)) return null;
  const address = ipaddr.parse(text);
  return [address, address.toByteArray().length * 8];
}

/** ::ffff:10.0.0.1 is 10.0.0.1 by another name. */
function unmap(address: Address): Address {
  return ipaddr.process(address.toString());
}

function isWithin(address: Address, base: Address, bits: number): boolean {
  return address.kind() === base.kind() && address.match(base, bits);
}
