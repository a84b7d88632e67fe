import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { answerUnknownMethod } from "./answer-unknown-method.server";
import type { ApiRoute } from "./api-route";

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
 * the same functions twenty times that. `/path` and `/path/` both serve. What is no method of the API is answered here as
 * well, in the API's own shape.
 */
export function makeApiFront({ routes, health, next }: FrontOptions): Listener {
  const handlers = new Map(routes.map((route) => [route.path, route.handler]));
  const answer = getRequestListener(async (request) => {
    const name = nameOf(new URL(request.url).pathname);
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
    return path.startsWith(PREFIX) ? answer(request, response) : next(request, response);
  };
}

const nameOf = (path: string) => path.slice(PREFIX.length).replace(/\/$/, "");
