import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { answerUnknownMethod } from "./answer-unknown-method.server";
import type { ApiRoute } from "./api-route";
import { answerOpenapi } from "./openapi/answer-openapi.server";

export type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export type FrontOptions = {
  routes: readonly ApiRoute[];
  health: { healthz: () => Response; readyz: () => Promise<Response> };
  /** What stands in letters, below `/m/`: method and kind, `GET u`. */
  links: ReadonlyMap<string, (request: Request) => Promise<Response>>;
  /** Everything else: pages, the interface's API, sign-in. */
  next: Listener;
};

const PREFIX = "/api/v1.1/";
const LINKS_PREFIX = "/m/";
const DOCUMENT = "openapi.json";
const READS: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/**
 * Puts the public API's functions in front of Next: its route handlers answer some 500 requests/s, a thin adapter around
 * the same functions twenty times that. `/path` and `/path/` both serve. What is no method of the API is answered here as
 * well, in the API's own shape.
 */
export function makeApiFront({ routes, links, health, next }: FrontOptions): Listener {
  const handlers = new Map(routes.map((route) => [route.path, route.handler]));
  const answer = getRequestListener(async (request) => {
    const name = nameOf(new URL(request.url).pathname);
    if (name === DOCUMENT && READS.has(request.method)) return answerOpenapi();
    return handlers.get(name)?.(request) ?? answerUnknownMethod(request);
  });
  const healthListeners = new Map<string, Listener>([
    ["/healthz", getRequestListener(() => health.healthz())],
    ["/readyz", getRequestListener(() => health.readyz())],
  ]);
  return async (request, response) => {
    const path = request.url?.split("?", 1)[0] ?? "/";
    const healthListener = healthListeners.get(path);
    if (healthListener) return healthListener(request, response);
    if (path.startsWith(PREFIX)) return answer(request, response);
    const link = path.startsWith(LINKS_PREFIX) ? links.get(nameLink(request.method ?? "", path)) : undefined;
    return link ? getRequestListener(link)(request, response) : next(request, response);
  };
}

/** Whoever asks for the head of a page gets the head of what GET answers. */
function nameLink(method: string, path: string): string {
  return `${method === "HEAD" ? "GET" : method} ${path.split("/")[2] ?? ""}`;
}

const nameOf = (path: string) => path.slice(PREFIX.length).replace(/\/$/, "");
