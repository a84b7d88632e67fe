import net from "node:net";
import tls from "node:tls";
import ipaddr from "ipaddr.js";
import { AppError } from "@/lib/shared/app-error";
import type { CallLimit } from "./call-limit";
import { HTTP_CONNECT_MS_MAX } from "./limits";

/** Failures of one address after which the next one may still answer. */
const NEXT_ADDRESS = new Set(["ECONNREFUSED", "ENETUNREACH", "EHOSTUNREACH", "EADDRNOTAVAIL", "EAFNOSUPPORT"]);

export type PinnedTarget = {
  /** The name in the URL: for TLS only. */
  host: string;
  port: number;
  isTls: boolean;
  /** Checked; tried one after the other. */
  addresses: readonly string[];
  /** Certificates to trust instead of the system's, as PEM. */
  ca?: string | undefined;
};

/**
 * Connects to a checked address and to nothing else: the name in the URL only names the host for TLS. Who really answered is checked
 * again, because a look-up hook alone is skipped for address literals.
 */
export async function connectPinned(target: PinnedTarget, limit: CallLimit): Promise<net.Socket> {
  for (const [index, address] of target.addresses.entries()) {
    try {
      const socket = await connectTo(address, target, limit);
      if (isSameAddress(socket, address)) return socket;
      socket.destroy();
      throw new AppError("forbidden", `The connection ended at another address than ${address}.`);
    } catch (error) {
      if (index + 1 === target.addresses.length || !NEXT_ADDRESS.has(codeOf(error))) throw error;
    }
  }
  throw new AppError("forbidden", `The host "${target.host}" has no address.`);
}

function connectTo(address: string, target: PinnedTarget, limit: CallLimit): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = target.isTls ? dialTls(address, target) : net.connect({ host: address, ...dialOptions(target) });
    const timer = setTimeout(() => {
      socket.destroy(Object.assign(new Error("No connection in time."), { code: "ETIMEDOUT" }));
    }, HTTP_CONNECT_MS_MAX);
    const forget = limit.onReached(() => socket.destroy());
    socket.once("error", reject);
    // After a success nobody listens to this promise any more.
    socket.once("close", () => {
      clearTimeout(timer);
      forget();
      reject(Object.assign(new Error("The connection was closed."), { code: "ECONNRESET" }));
    });
    socket.once(target.isTls ? "secureConnect" : "connect", () => {
      clearTimeout(timer);
      // An error that nobody listens to ends the process.
      socket.on("error", () => undefined);
      resolve(socket);
    });
  });
}

function dialTls(address: string, target: PinnedTarget): tls.TLSSocket {
  return tls.connect({
    ...{ host: address, ...dialOptions(target), ALPNProtocols: ["http/1.1"] },
    // TLS knows no addresses as names: then the certificate must be the address's.
    servername: net.isIP(target.host) === 0 ? target.host.replace(/\.$/, "") : "",
    ...(target.ca === undefined ? {} : { ca: target.ca }),
  });
}

const dialOptions = ({ port }: PinnedTarget) => ({ port, noDelay: true, autoSelectFamily: false });

/** True when the socket's other end is the address that was checked. */
export function isSameAddress(socket: Pick<net.Socket, "remoteAddress">, address: string): boolean {
  const remote = socket.remoteAddress;
  if (remote === address) return ipaddr.isValid(address);
  if (remote === undefined || !ipaddr.isValid(remote) || !ipaddr.isValid(address)) return false;
  return ipaddr.process(remote).toNormalizedString() === ipaddr.process(address).toNormalizedString();
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
