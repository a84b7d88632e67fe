import { AppError } from "@/lib/shared/app-error";
import type { IsOpenAddress } from "@/lib/channels/network/make-address-check";
import { sortAddresses, type Resolve } from "@/lib/channels/network/resolve-host.server";
import { HTTP_ADDRESSES_MAX } from "./limits";
import type { Target } from "./parse-target";

/**
 * Resolves the host once and checks every answer; the addresses that come back, IPv4 first, are the only ones to dial.
 * @throws AppError `forbidden` when one of them may not be called
 */
export async function resolveTarget(
  target: Target,
  options: { resolve: Resolve; isOpen: IsOpenAddress; ownUrl: string },
): Promise<string[]> {
  const { host, port } = target;
  const addresses = target.isLiteral ? [host] : await options.resolve(host);
  const closed = addresses.find((address) => !options.isOpen({ host, address, port }));
  if (addresses.length === 0) throw new AppError("forbidden", `The host "${host}" has no address.`);
  if (closed !== undefined) throw refuse(target, closed, options.ownUrl);
  return sortAddresses(addresses).slice(0, HTTP_ADDRESSES_MAX);
}

function refuse(target: Target, address: string, ownUrl: string): AppError {
  const port = target.url.port === "" ? "" : ` on port ${target.port}`;
  const what = target.isLiteral ? `The address ${address}${port}` : `"${target.host}" (${address})${port}`;
  return new AppError(
    "forbidden",
    `${what} is not open to calls: they go to public addresses on ports 80 and 443. ` +
      `Whoever runs the installation opens more with ALLOW_PRIVATE_TARGETS. This product's own API is at ${ownUrl}/api/v1.1/.`,
  );
}
