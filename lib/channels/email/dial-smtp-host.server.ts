import net from "node:net";
import { isOpenAddress, SMTP_PORTS } from "@/lib/channels/network/is-open-address";
import { sortAddresses, type Resolve } from "@/lib/channels/network/resolve-host.server";
import { AppError } from "@/lib/shared/app-error";
import type { PrivateTargets } from "@/lib/shared/private-targets";
import { SMTP_CONNECT_MS_MAX } from "./limits";

export type Network = { resolve: Resolve; privateTargets: PrivateTargets };

/**
 * Connects to a mail server whose host a user typed: resolved once, every answer checked, dialled at a checked address.
 * @throws AppError `forbidden` when the host leads to where the installation opens nothing
 */
export async function dialSmtpHost(target: { host: string; port: number }, network: Network): Promise<net.Socket> {
  const { host, port } = target;
  const addresses = net.isIP(host) === 0 ? await network.resolve(host) : [host];
  const rules = { opened: network.privateTargets, ports: SMTP_PORTS };
  const closed = addresses.find((address) => !isOpenAddress({ host, address, port }, rules));
  if (closed !== undefined) {
    throw new AppError(
      "forbidden",
      `The mail server ${host}:${port} (${closed}) is not open to this account: public servers on ports ${SMTP_PORTS.join(", ")} are. ` +
        `Whoever runs the installation opens others with ALLOW_PRIVATE_TARGETS or sets one with SMTP_URL.`,
    );
  }
  return connectToOne(sortAddresses(addresses), port);
}

async function connectToOne(addresses: readonly string[], port: number): Promise<net.Socket> {
  const deadline = AbortSignal.timeout(SMTP_CONNECT_MS_MAX);
  let last: unknown = Object.assign(new Error("The host has no address."), { code: "ENOTFOUND" });
  for (const address of addresses) {
    try {
      return await connectTo(address, port, deadline);
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

function connectTo(host: string, port: number, signal: AbortSignal): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host, port });
    const stop = () => socket.destroy(Object.assign(new Error("No connection in time."), { code: "ETIMEDOUT" }));
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    socket.once("connect", () => {
      signal.removeEventListener("abort", stop);
      socket.removeListener("error", reject);
      resolve(socket);
    });
    socket.once("error", reject);
  });
}
