import { createServer, type RequestListener } from "node:http";
import net, { type AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { makeHttpClient, type HttpCall, type HttpClientOptions } from "./make-http-client.server";
import { isSameAddress } from "./connect-pinned.server";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function call(url: string, more: Partial<HttpCall> = {}): HttpCall {
  return { url, method: "GET", headers: {}, body: null, timeoutMs: 5000, idempotencyKey: "key-1", hops: 1, ...more };
}

function makeClient(more: Partial<HttpClientOptions> = {}) {
  const client = makeHttpClient({
    ownApi: { publicUrl: "https://cue.example.com", dialOrigin: "http://127.0.0.1:1" },
    privateTargets: { kind: "none" },
    resolve: async (host) => Promise.reject(Object.assign(new Error(host), { code: "ENOTFOUND" })),
    ...more,
  });
  closers.push(client.close);
  return client;
}

/** A client that may call loopback, where `names` lead too. */
function makeOpenClient(addresses: string[] = ["127.0.0.1"]) {
  return makeClient({
    privateTargets: { kind: "list", targets: [{ host: "127.0.0.0/8", port: null }] },
    resolve: async () => addresses,
  });
}

async function serve(listener: RequestListener): Promise<{ port: number; requests: string[] }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ""} ${request.url ?? ""}`);
    listener(request, response);
  });
  return { port: await listen(server), requests };
}

async function listen(server: net.Server): Promise<number> {
  const sockets = new Set<net.Socket>();
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  closers.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  });
  return portOf(server.address());
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

test("an answer comes back with its status, headers and text", async () => {
  const { port } = await serve((request, response) => {
    response.writeHead(418, {
      "X-Echo": request.headers["x-given"] ?? "",
      "content-type": "text/plain; charset=windows-1251",
    });
    response.end(Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x00]));
  });
  const result = await makeOpenClient()(call(`http://named.test:${port}/a?b=1`, { headers: { "X-Given": "yes" } }));
  expect(result).toMatchObject({ kind: "answer", status: 418, headers: { "x-echo": "yes" }, body: "Привет\uFFFD" });
});

test("the request arrives as it was set, with the name of the host, the key, the hops, and no keep-alive", async () => {
  let seen: unknown;
  const { port } = await serve((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      seen = { method: request.method, headers: request.headers, body };
      response.end("ok");
    });
  });
  await makeOpenClient()(call(`http://named.test:${port}/`, { method: "post", body: "{}", headers: { A: "b" } }));
  expect(seen).toMatchObject({
    method: "POST",
    body: "{}",
    headers: {
      a: "b",
      host: `named.test:${port}`,
      "idempotency-key": "key-1",
      "x-cuelight-hops": "1",
      "accept-encoding": "identity",
      connection: "close",
    },
  });
});

test.each([
  "127.0.0.1",
  "127.1",
  "2130706433",
  "0x7f000001",
  "0177.0.0.1",
  "127.0.0.1.",
  "①②⑦.⓪.⓪.①",
  "0.0.0.0",
  "0",
  "[::1]",
  "[::]",
  "[::ffff:127.0.0.1]",
  "[::127.0.0.1]",
  "localhost",
])("no spelling of loopback reaches a server there: %s", async (host) => {
  const { port, requests } = await serve((_, response) => response.end("inside"));
  const client = makeHttpClient({
    ownApi: { publicUrl: "https://cue.example.com", dialOrigin: "http://127.0.0.1:1" },
    // The port is open, so that only the address stands in the way.
    privateTargets: { kind: "list", targets: [{ host: "93.184.216.34", port }] },
  });
  const result = await client(call(`http://${host}:${port}/`));
  expect(result).toMatchObject({ kind: "failure", retryable: false });
  expect(result).toHaveProperty("reason", expect.stringContaining("is not open to calls"));
  expect(requests).toEqual([]);
});

test("one closed address among many answers refuses the host", async () => {
  const client = makeClient({ resolve: async () => ["93.184.216.34", "127.0.0.1"] });
  expect(await client(call("http://mixed.test/"))).toMatchObject({ kind: "failure", retryable: false });
});

test("a name that changes its address after the check is not looked up again", async () => {
  const { port, requests } = await serve((_, response) => response.end("ok"));
  let lookups = 0;
  const client = makeClient({
    privateTargets: { kind: "list", targets: [{ host: "127.0.0.1", port }] },
    resolve: async () => (++lookups === 1 ? ["127.0.0.1"] : ["10.0.0.1"]),
  });
  expect(await client(call(`http://rebinding.test:${port}/`))).toMatchObject({ kind: "answer" });
  expect({ lookups, requests }).toEqual({ lookups: 1, requests: ["GET /"] });
});

test("a connection that ended elsewhere than at the checked address is noticed", () => {
  expect(isSameAddress({ remoteAddress: "127.0.0.1" }, "93.184.216.34")).toBe(false);
  expect(isSameAddress({ remoteAddress: "::ffff:93.184.216.34" }, "93.184.216.34")).toBe(true);
  expect(isSameAddress({ remoteAddress: undefined }, "93.184.216.34")).toBe(false);
});

test("when one address of a host refuses, the next one is asked", async () => {
  const { port } = await serve((_, response) => response.end("ok"));
  expect(await makeOpenClient(["127.0.0.2", "127.0.0.1"])(call(`http://two.test:${port}/`))).toMatchObject({
    kind: "answer",
  });
});

test("a redirect is an answer and is not followed", async () => {
  const inside = await serve((_, response) => response.end("inside"));
  const { port } = await serve((_, response) => {
    response.writeHead(302, { location: `http://127.0.0.1:${inside.port}/` });
    response.end();
  });
  expect(await makeOpenClient()(call(`http://a.test:${port}/`))).toMatchObject({ kind: "answer", status: 302 });
  expect(inside.requests).toEqual([]);
});

test("a body of more than 1 MB is cut off, also when its length is not told", async () => {
  let written = 0;
  const { port } = await serve((_, response) => {
    const chunk = Buffer.alloc(65_536, "a");
    const write = () => {
      while (!response.destroyed && written < 1e9) {
        written += chunk.length;
        if (!response.write(chunk)) break;
      }
    };
    response.on("drain", write);
    write();
  });
  const result = await makeOpenClient()(call(`http://a.test:${port}/`));
  expect(result).toMatchObject({ kind: "failure", retryable: false, reason: "The answer is larger than 1 MB." });
  expect(written).toBeLessThan(50_000_000);
});

test("a compressed answer is refused before it is decoded", async () => {
  const { port } = await serve((_, response) => {
    response.writeHead(200, { "content-encoding": "gzip" });
    response.end(gzipSync(Buffer.alloc(5_000_000)));
  });
  const result = await makeOpenClient()(call(`http://a.test:${port}/`));
  expect(result).toMatchObject({
    kind: "failure",
    retryable: false,
    reason: "The answer is compressed (gzip), although the call asked for plain text.",
  });
});

test("headers of more than 16 kB are refused", async () => {
  const { port } = await serve((_, response) => {
    response.writeHead(200, { "x-big": "a".repeat(20_000) });
    response.end();
  });
  expect(await makeOpenClient()(call(`http://a.test:${port}/`))).toMatchObject({
    kind: "failure",
    retryable: false,
    reason: "The headers of the answer of a.test are larger than 16 kB.",
  });
});

test("a server that never answers costs no more than the time given", async () => {
  const { port } = await serve(() => undefined);
  const result = await makeOpenClient()(call(`http://a.test:${port}/`, { timeoutMs: 150 }));
  expect(result).toMatchObject({ kind: "failure", retryable: true, reason: "No complete answer within 0.15 s." });
});

test("a server that drips its answer costs no more than the time given", async () => {
  const { port } = await serve((_, response) => {
    const timer = setInterval(() => response.write("a"), 20);
    response.on("close", () => clearInterval(timer));
  });
  const result = await makeOpenClient()(call(`http://a.test:${port}/`, { timeoutMs: 200 }));
  expect(result).toMatchObject({ kind: "failure", retryable: true });
});

test("a look-up that hangs costs no more than the time given", async () => {
  const client = makeClient({ resolve: () => new Promise(() => undefined) });
  expect(await client(call("http://slow.test/", { timeoutMs: 100 }))).toMatchObject({
    kind: "failure",
    retryable: true,
  });
});

test("a server that hangs up, or speaks no HTTP, is a failure worth another try", async () => {
  const rude = await listen(net.createServer((socket) => socket.destroy()));
  const other = await listen(net.createServer((socket) => socket.end("SSH-2.0-x\r\n")));
  const client = makeOpenClient();
  expect(await client(call(`http://a.test:${rude}/`))).toMatchObject({ kind: "failure", retryable: true });
  expect(await client(call(`http://a.test:${other}/`))).toMatchObject({ kind: "failure", retryable: true });
});

test("an unknown host and a bad certificate are failures worth another try, in words", async () => {
  expect(await makeClient()(call("http://nowhere.test/"))).toMatchObject({
    retryable: true,
    reason: 'The host "nowhere.test" was not found.',
  });
  const { port } = await serve((_, response) => response.end());
  expect(await makeOpenClient()(call(`https://a.test:${port}/`))).toMatchObject({ kind: "failure", retryable: true });
});

test("a failure's reason never shows path or query, where secrets may stand", async () => {
  const result = await makeClient()(call("http://nowhere.test/path?key=s3cret"));
  expect(JSON.stringify(result)).not.toContain("s3cret");
});

test("the product's own API is dialled where it listens, with the public name, on kept connections", async () => {
  const sockets = new Set<net.Socket>();
  const { port, requests } = await serve((request, response) => {
    sockets.add(request.socket);
    response.end(`${request.headers.host ?? ""} ${String(request.headers["x-cuelight-hops"])}`);
  });
  const client = makeClient({
    ownApi: { publicUrl: "https://cue.example.com", dialOrigin: `http://127.0.0.1:${port}` },
  });
  const url = "https://cue.example.com/api/v1.1/triggers/start/";
  const first = await client(call(url, { method: "POST", body: "{}", hops: 3 }));
  for (let i = 0; i < 9; i++) await client(call(url, { method: "POST", body: "{}" }));
  expect(first).toMatchObject({ kind: "answer", body: "cue.example.com 3" });
  expect(new Set(requests)).toEqual(new Set(["POST /api/v1.1/triggers/start/"]));
  expect(sockets.size).toBeLessThan(5);
});

test("beside its API the product's own address is closed like any other", async () => {
  const { port, requests } = await serve((_, response) => response.end());
  const own = `http://127.0.0.1:${port}`;
  const client = makeClient({ ownApi: { publicUrl: own, dialOrigin: own } });
  expect(await client(call(`${own}/api/internal/users`))).toMatchObject({ kind: "failure", retryable: false });
  expect(await client(call(`${own}/api/v1.1/..%2finternal`))).toMatchObject({ kind: "failure", retryable: false });
  expect(requests).toEqual([]);
});

test("a call can be cancelled", async () => {
  const { port } = await serve(() => undefined);
  const controller = new AbortController();
  const result = makeOpenClient()(call(`http://a.test:${port}/`, { signal: controller.signal }));
  controller.abort();
  expect(await result).toMatchObject({ kind: "failure", reason: "The call was cancelled." });
});

test.each(["CONNECT", "TRACE", "GET\r\n"])("the method %j is refused", async (method) => {
  expect(await makeOpenClient()(call("http://a.test/", { method }))).toMatchObject({
    kind: "failure",
    retryable: false,
  });
});
