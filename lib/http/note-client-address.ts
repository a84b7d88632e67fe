import type { IncomingMessage } from "node:http";

const MAPPED = /^::ffff:/;

/**
 * Appends the socket's address to `X-Forwarded-For`, so that its last entry is true whatever the client wrote there:
 * `clientAddress` reads it. Called by our own server before anything else looks at a request.
 */
export function noteClientAddress(request: IncomingMessage): void {
  const address = request.socket.remoteAddress?.replace(MAPPED, "");
  if (address === undefined) return;
  // Next reads the parsed headers, the adapter of the front reads the raw ones, in which two of a name are one list.
  request.rawHeaders.push("X-Forwarded-For", address);
  const given = request.headers["x-forwarded-for"];
  request.headers["x-forwarded-for"] = given === undefined ? address : `${String(given)}, ${address}`;
}
