import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterAll } from "vitest";
import { z } from "zod";
import { LINK_ROUTES } from "@/app/(public)/m/link-routes.server";
import { API_ROUTES } from "@/app/api/v1.1/routes.server";
import { failureAnswer } from "@/lib/contracts/v1/answers";
import { PUBLIC_CONTRACTS } from "@/lib/contracts/v1/public-contracts";
import { makeApiFront } from "@/lib/http/api-front.server";
import { parseXml } from "@/lib/http/xml/parse-xml";
import { printXml } from "@/lib/http/xml/print-xml";
import { readByType } from "@/lib/http/xml/read-by-type";

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

/**
 * The server that `npm start` runs, without Next, on a free loopback port; closed when the test file is done. What `call`
 * is answered must be what the method's contract says, in JSON and in XML: else it throws.
 */
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
  return { url, call: (method, body, options = {}) => callApi(url, { method, body, options }) };
}

type Call = { method: string; body: Record<string, unknown>; options: CallOptions };

async function callApi(url: string, { method, body, options }: Call): Promise<ApiAnswer> {
  const { format = "json", slash = false, headers = {}, raw } = options;
  const response = await fetch(`${url}/api/v1.1/${method}${slash ? "/" : ""}`, {
    method: "POST",
    redirect: "error",
    headers: { "content-type": `application/${format}`, ...headers },
    body: raw ?? (format === "json" ? JSON.stringify(body) : printXml(body)),
  });
  const text = await response.text();
  const isXml = response.headers.get("content-type")?.startsWith("application/xml") ?? false;
  const value: unknown = isXml ? parseXml(Buffer.from(text)) : JSON.parse(text);
  requirePromised(method, { status: response.status, value, isXml });
  return { ...answerSchema.parse(value), httpStatus: response.status, headers: response.headers };
}

/** In XML every value is a text, and is read by the contract's types. */
function requirePromised(method: string, answer: { status: number; value: unknown; isXml: boolean }): void {
  const contract = PUBLIC_CONTRACTS.find(({ name }) => name === method);
  const schema = answer.status === 200 ? contract?.answer : failureAnswer;
  if (schema === undefined) throw new Error(`No contract says what ${method} answers.`);
  const parsed = schema.safeParse(answer.isXml ? readByType(schema, answer.value) : answer.value);
  if (parsed.success) return;
  throw new Error(`${method} answers what its contract does not say: ${JSON.stringify(answer.value).slice(0, 500)}`, {
    cause: parsed.error,
  });
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
