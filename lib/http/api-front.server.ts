import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { ApiRoute } from "./api-routes.server";

export type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export type FrontOptions = {
  routes: readonly ApiRoute[];
  health: { healthz: () => Response; readyz: () => Promise<Response> };
  /** Everything else: pages, the interface's API, sign-in. */
  next: Listener;
};

const PREFIX = "/api/v1.1/";

/**
 * Puts the public API's functions in front of Next: its route handlers answer some 500 requests/s, a thin adapter around
 * the same functions twenty times that. `/path` and `/path/` both serve. Only POST is taken here; any other method of
 * these addresses goes to Next, which refuses it.
 */
export function makeApiFront({ routes, health, next }: FrontOptions): Listener {
  const handlers = new Map(routes.map((route) => [route.path, route.handler]));
  const answer = getRequestListener(async (request) => {
    const name = nameOf(new URL(request.url).pathname);
    return handlers.get(name)?.(request) ?? new Response(null, { status: 404 });
  });
  const healthListeners = new Map<string, Listener>([
    ["/healthz", getRequestListener(() => health.healthz())],
    ["/readyz", getRequestListener(() => health.readyz())],
  ]);
  return async (request, response) => {
    const path = request.url?.split("?", 1)[0] ?? "/";
    const healthListener = healthListeners.get(path);
    if (healthListener) return healthListener(request, response);
    const isCall = request.method === "POST" && path.startsWith(PREFIX) && handlers.has(nameOf(path));
    return isCall ? answer(request, response) : next(request, response);
  };
}

const nameOf = (path: string) => path.slice(PREFIX.length).replace(/\/$/, "");
