import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

export type SinkCall = { path: string; key: string; authorization: string; body: string };
export type SinkAnswer = { status: number; body?: string; delayMs?: number; headers?: Record<string, string> };

export type HttpSink = {
  /** Origin of the server, without a slash at its end. */
  url: string;
  host: string;
  calls: readonly SinkCall[];
  close: () => Promise<void>;
};

/** Starts a real HTTP server on a free loopback port that keeps every call and answers as told; `nth` counts a key's calls from 1. */
export async function startHttpSink(answer: (call: SinkCall, nth: number) => SinkAnswer): Promise<HttpSink> {
  const calls: SinkCall[] = [];
  const seen = new Map<string, number>();
  const server = createServer((request, response) => {
    void readCall(request).then(async (call) => {
      calls.push(call);
      const nth = (seen.get(call.key) ?? 0) + 1;
      seen.set(call.key, nth);
      const { status, body = "{}", delayMs = 0, headers = {} } = answer(call, nth);
      if (delayMs > 0) await delay(delayMs);
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The sink has no port.");
  const host = `127.0.0.1:${address.port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://${host}`, host, calls, close };
}

async function readCall(request: IncomingMessage): Promise<SinkCall> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const header = (name: string) => String(request.headers[name] ?? "");
  return {
    path: request.url ?? "",
    key: header("idempotency-key"),
    authorization: header("authorization"),
    body: Buffer.concat(chunks).toString("utf8"),
  };
}
