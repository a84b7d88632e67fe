import net from "node:net";

export type Load = {
  port: number;
  connections: number;
  durationMs: number;
  /** The n-th body. */
  body: (n: number) => string;
};

export type LoadResult = { perSecond: number; latenciesMs: number[]; failures: number };

/**
 * Posts to `/api/v1.1/workflows/start` over so many connections, one request at a time on each. It speaks HTTP/1.1 by itself,
 * because on two cores a comfortable client would cost more than the server that is measured.
 */
export async function runLoad({ port, connections, durationMs, body }: Load): Promise<LoadResult> {
  const result: LoadResult = { perSecond: 0, latenciesMs: [], failures: 0 };
  const startedAt = performance.now();
  let n = 0;
  const next = () => (performance.now() - startedAt < durationMs ? makeRequest(body(n++)) : null);
  await Promise.all(Array.from({ length: connections }, () => drive(port, next, result)));
  result.perSecond = result.latenciesMs.length / ((performance.now() - startedAt) / 1000);
  return result;
}

function makeRequest(body: string): string {
  const head = "POST /api/v1.1/workflows/start HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n";
  return `${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function drive(port: number, next: () => string | null, result: LoadResult): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: "127.0.0.1", noDelay: true });
    let received = "";
    let sentAt = 0;
    let isAsking = false;
    const send = () => {
      const request = next();
      isAsking = request !== null;
      if (request === null) socket.end();
      else socket.write(request);
      sentAt = performance.now();
    };
    socket.on("connect", send);
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      if (!isWhole(received)) return;
      result.latenciesMs.push(performance.now() - sentAt);
      if (!received.startsWith("HTTP/1.1 200")) result.failures += 1;
      received = "";
      send();
    });
    socket.on("error", reject);
    socket.on("close", () => {
      // A connection that the server ends with a request on it would leave the figure of fewer connections.
      if (isAsking) result.failures += 1;
      resolve();
    });
  });
}

const LENGTH = /content-length: (\d+)/i;
const LAST_CHUNK = "0\r\n\r\n";

function isWhole(text: string): boolean {
  const headEnd = text.indexOf("\r\n\r\n");
  if (headEnd === -1) return false;
  const length = LENGTH.exec(text.slice(0, headEnd))?.[1];
  return length === undefined ? text.endsWith(LAST_CHUNK) : text.length >= headEnd + 4 + Number(length);
}
