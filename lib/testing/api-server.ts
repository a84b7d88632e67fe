import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterAll } from "vitest";
import { z } from "zod";
import { LINK_ROUTES } from "@/app/(public)/m/link-routes.server";
import { API_ROUTES } from "@/app/api/v1.1/routes.server";
import { makeApiFront } from "@/lib/http/api-front.server";
import { parseXml } from "@/lib/http/xml/parse-xml";
import { printXml } from "@/lib/http/xml/print-xml";

/** Every answer of the API: `error` equals the HTTP status, but 0 for success. */
const answerSchema = z.looseObject({ error: z.coerce.number(), error_text: z.string() });
export type ApiAnswer = z.infer<typeof answerSchema> & { httpStatus: number; headers: Headers };

export type CallOptions = {
  format?: "json" | "xml";
  /** With a slash at the end of the address. */
  slash?: boolean;
  headers?: Record<string, string>;
  /** Sent as it is, instead of the body. */
  raw?: string | Uint8Array<ArrayBuffer>;
};

/** The server that `npm start` runs, without Next, on a free loopback port; closed when the test file is done. */
export async function startApiServer(): Promise<{
  url: string;
  call: (method: string, body: Record<string, unknown>, options?: CallOptions) => Promise<ApiAnswer>;
}> {
  const front = makeApiFront({
    routes: API_ROUTES,
    links: LINK_ROUTES,
    health: { healthz: () => new Response(), readyz: async () => new Response() },
    next: async (_request, response) => void response.writeHead(599).end(),
  });
  const server = createServer((request, response) => void front(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  afterAll(() => closeServer(server));
  const url = `http://127.0.0.1:${portOf(server)}`;
  return { url, call: (method, body, options = {}) => callApi(`${url}/api/v1.1/${method}`, body, options) };
}

async function callApi(address: string, body: Record<string, unknown>, options: CallOptions): Promise<ApiAnswer> {
  const { format = "json", slash = false, headers = {}, raw } = options;
  const response = await fetch(`${address}${slash ? "/" : ""}`, {
    method: "POST",
    redirect: "error",
    headers: { "content-type": `application/${format}`, ...headers },
    body: raw ?? (format === "json" ? JSON.stringify(body) : printXml(body)),
  });
  const text = await response.text();
  const isXml = response.headers.get("content-type")?.startsWith("application/xml") ?? false;
  const answer = answerSchema.parse(isXml ? parseXml(Buffer.from(text)) : JSON.parse(text));
  return { ...answer, httpStatus: response.status, headers: response.headers };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The API server has no port.");
  return address.port;
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
