import { createServer as createSecureServer } from "node:https";
import net from "node:net";
import { afterEach, expect, test } from "vitest";
import { makeCertificate } from "@/lib/testing/make-certificate";
import { makeHttpClient, type HttpCall } from "./make-http-client.server";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server that answers every connection with these bytes, and what it was asked, as bytes of latin1. */
async function listenRaw(answer: string, isCut = false): Promise<{ port: number; asked: () => string }> {
  let asked = "";
  const server = net.createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      asked += chunk.toString("latin1");
      if (isCut) socket.end(answer);
      else socket.write(answer);
    });
  });
  return { port: await open(server), asked: () => asked };
}

async function open(server: net.Server): Promise<number> {
  const sockets = new Set<net.Socket>();
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return address === null || typeof address === "string" ? 0 : address.port;
}

async function ask(url: string, more: Partial<HttpCall> = {}, ca?: string) {
  const send = makeHttpClient({
    ownApi: { publicUrl: "https://cue.example.com", dialOrigin: "http://127.0.0.1:1" },
    privateTargets: { kind: "list", targets: [{ host: "127.0.0.0/8", port: null }] },
    resolve: () => Promise.resolve(["127.0.0.1"]),
    ...(ca === undefined ? {} : { ca }),
  });
  const call = { url, method: "GET", headers: {}, body: null, timeoutMs: 5_000, idempotencyKey: "key-1", hops: 1 };
  return send({ ...call, ...more });
}

const { key, cert } = makeCertificate("shop.test");
const listenSecurely = () => open(createSecureServer({ key, cert }, (_, response) => response.end("safe")));

test("over TLS the name in the URL is asked for and must be the certificate's", async () => {
  const port = await listenSecurely();
  expect(await ask(`https://shop.test:${port}/`, {}, cert)).toMatchObject({ kind: "answer", body: "safe" });
  const other = await ask(`https://other.test:${port}/`, {}, cert);
  expect(other).toMatchObject({ kind: "failure", retryable: true });
  expect(other).toHaveProperty("reason", expect.stringContaining("TLS with other.test failed"));
});

test("over TLS an address must be in the certificate, and a certificate that nobody vouches for is refused", async () => {
  const port = await listenSecurely();
  for (const result of [await ask(`https://127.0.0.1:${port}/`, {}, cert), await ask(`https://shop.test:${port}/`)]) {
    expect(result).toHaveProperty("reason", expect.stringContaining("TLS with"));
  }
});

test("letters outside of ASCII keep their encodings: Latin-1 in headers, UTF-8 in the data", async () => {
  const { port, asked } = await listenRaw("HTTP/1.1 204 No Content\r\n\r\n");
  await ask(`http://a.test:${port}/`, { method: "POST", headers: { "X-Name": "Jürgen" }, body: "größer" });
  expect(asked()).toContain("x-name: Jürgen\r\n");
  expect(Buffer.from(asked().split("\r\n\r\n")[1] ?? "", "latin1").toString()).toBe("größer");
});

test.each([
  ["POST", null, "content-length: 0"],
  ["POST", "ab", "content-length: 2"],
  ["DELETE", "ab", "content-length: 2"],
])("%s with %j says how much it carries: %s", async (method, body, line) => {
  const { port, asked } = await listenRaw("HTTP/1.1 204 No Content\r\n\r\n");
  expect(await ask(`http://a.test:${port}/x`, { method, body })).toMatchObject({ status: 204, body: "" });
  expect(asked().split("\r\n")).toContain(line);
  expect(asked()).not.toContain("chunked");
});

test("a header that comes twice is joined; of those that can have one value only the first counts", async () => {
  const lines = ["X-A: 1", "X-A: 2", "Retry-After: 3", "Retry-After: 4", "Content-Length: 0"];
  const { port } = await listenRaw(`HTTP/1.1 200 OK\r\n${lines.join("\r\n")}\r\n\r\n`);
  const headers = { "x-a": "1, 2", "retry-after": "3" };
  expect(await ask(`http://a.test:${port}/`)).toMatchObject({ kind: "answer", headers });
});

const HUNG_UP = "a.test closed the connection before it had answered.";

test.each([
  ["is cut off", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345", HUNG_UP],
  ["changes the protocol", "HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n", HUNG_UP],
  [
    "has two lengths",
    "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n12",
    "did not answer in valid HTTP",
  ],
])("an answer that %s is none, and worth another try", async (_, answer, reason) => {
  const { port } = await listenRaw(answer, true);
  const result = await ask(`http://a.test:${port}/`);
  expect(result).toMatchObject({ kind: "failure", retryable: true });
  expect(result.kind === "failure" && result.reason).toContain(reason);
});

test("an answer without a length ends with its connection", async () => {
  const { port } = await listenRaw("HTTP/1.1 200 OK\r\n\r\nall of it", true);
  expect(await ask(`http://a.test:${port}/`)).toMatchObject({ kind: "answer", body: "all of it" });
});
