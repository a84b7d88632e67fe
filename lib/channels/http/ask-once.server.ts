import { request as makeRequest } from "node:http";
import type { Socket } from "node:net";
import { HTTP_ANSWER_HEADER_BYTES_MAX } from "./limits";
import { readAnswer, type Answer } from "./read-answer.server";

export type Question = { method: string; path: string; headers: Record<string, string>; body: Buffer | null };

/** Methods of which a server expects to be told the length of what they carry, even where it is nothing. */
const CARRYING = new Set(["POST", "PUT", "PATCH"]);

/**
 * Asks once over a connection made for it and reads the whole answer; the connection ends with it. node:http and not undici: undici
 * makes a client, and for its end two errors with their stacks, for each connection, which doubles a call's work.
 */
export function askOnce(socket: Socket, { method, path, headers, body }: Question): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    const request = makeRequest({
      ...{ method, path, setHost: false, headers: { ...headers, ...lengthOf(method, body), connection: "close" } },
      createConnection: () => socket,
      maxHeaderSize: HTTP_ANSWER_HEADER_BYTES_MAX,
      insecureHTTPParser: false,
    });
    request.on("error", reject);
    let isAnswered = false;
    // Without an answer, such as after a change of protocol that nobody asked for.
    request.on("close", () => {
      if (!isAnswered) reject(Object.assign(new Error("No answer came."), { code: "ECONNRESET" }));
    });
    request.on("response", (response) => {
      isAnswered = true;
      readAnswer({ status: response.statusCode ?? 0, headers: response.headers, body: response }).then(resolve, reject);
    });
    request.end(body ?? undefined);
  }).finally(() => socket.destroy());
}

function lengthOf(method: string, body: Buffer | null): Record<string, string> {
  if (body === null && !CARRYING.has(method)) return {};
  return { "content-length": String(body?.length ?? 0) };
}
