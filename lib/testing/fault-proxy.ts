import { once } from "node:events";
import net from "node:net";

/** Where a COMMIT is cut: before the server gets it, or after, so that only the answer is lost. */
export type CommitCut = "before" | "after";

export type FaultProxy = {
  /** The server's address through the proxy. */
  url: string;
  /** Cuts every connection now. */
  cutAll: () => void;
  /** Cuts the connection on which the next COMMIT comes; resolves when it has come. */
  cutNextCommit: (cut: CommitCut) => Promise<void>;
  close: () => Promise<void>;
};

/** A simple query of the PostgreSQL protocol, as the product's driver sends it. */
const COMMIT = Buffer.from("COMMIT\0");
/** Long enough for the server to read and do what was passed on. */
const AFTER_MS = 50;

/** A TCP proxy on a free loopback port in front of a PostgreSQL, which may go and come back under another address. */
export async function startFaultProxy(readUrl: () => string): Promise<FaultProxy> {
  const open = new Set<net.Socket>();
  let wanted: { cut: CommitCut; done: () => void } | null = null;
  const takeCut = (chunk: Buffer): CommitCut | null => {
    if (wanted === null || !chunk.includes(COMMIT)) return null;
    const { cut, done } = wanted;
    wanted = null;
    done();
    return cut;
  };
  const server = net.createServer((client) => {
    const { hostname, port } = new URL(readUrl());
    const upstream = net.connect({ host: hostname, port: Number(port), noDelay: true });
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on("error", end);
      socket.on("close", () => {
        open.delete(socket);
        end();
      });
    }
    client.setNoDelay(true);
    upstream.pipe(client);
    client.on("data", (chunk) => {
      const cut = takeCut(chunk);
      if (cut === "before") {
        end();
        return;
      }
      upstream.write(chunk);
      if (cut === "after") {
        upstream.unpipe(client);
        setTimeout(end, AFTER_MS);
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port.");
  const url = new URL(readUrl());
  url.host = `127.0.0.1:${address.port}`;
  const cutAll = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: url.href,
    cutAll,
    cutNextCommit: (cut) => new Promise((resolve) => (wanted = { cut, done: resolve })),
    close: async () => {
      cutAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
