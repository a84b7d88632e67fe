import type { Socket } from "node:net";
import ipaddr from "ipaddr.js";
import { buildConnector } from "undici";
import { AppError } from "@/lib/shared/app-error";
import { HTTP_CONNECT_MS_MAX } from "./limits";

/** Failures of one address after which the next one may still answer. */
const NEXT_ADDRESS = new Set(["ECONNREFUSED", "ENETUNREACH", "EHOSTUNREACH", "EADDRNOTAVAIL", "EAFNOSUPPORT"]);

/**
 * Connects to the checked addresses and to nothing else: the name in the URL only names the host for TLS and the Host
 * header. Who really answered is checked again, because a look-up hook alone is skipped for address literals.
 */
export function makePinnedConnector(
  addresses: readonly string[],
  options: { ca?: string | undefined } = {},
): buildConnector.connector {
  const connect = buildConnector({
    timeout: HTTP_CONNECT_MS_MAX,
    keepAlive: false,
    ...(options.ca === undefined ? {} : { ca: options.ca }),
  });
  return (request, callback) => {
    const tryFrom = (index: number) => {
      const address = addresses[index] ?? "";
      connect({ ...request, hostname: address }, (error, socket) => {
        if (error === null && isSameAddress(socket, address)) {
          callback(null, socket);
          return;
        }
        if (error === null) {
          socket.destroy();
          callback(new AppError("forbidden", `The connection ended at another address than ${address}.`), null);
          return;
        }
        if (index + 1 < addresses.length && NEXT_ADDRESS.has(codeOf(error))) tryFrom(index + 1);
        else callback(error, null);
      });
    };
    tryFrom(0);
  };
}

/** True when the socket's other end is the address that was checked. */
export function isSameAddress(socket: Pick<Socket, "remoteAddress">, address: string): boolean {
  const remote = socket.remoteAddress;
  if (remote === undefined || !ipaddr.isValid(remote) || !ipaddr.isValid(address)) return false;
  return ipaddr.process(remote).toNormalizedString() === ipaddr.process(address).toNormalizedString();
}

const codeOf = (error: Error): string => ("code" in error && typeof error.code === "string" ? error.code : "");
