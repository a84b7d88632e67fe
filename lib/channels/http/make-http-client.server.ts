import { Pool } from "undici";
import type { Dispatcher } from "undici";
import { HTTP_PORTS } from "@/lib/channels/network/is-open-address";
import { makeAddressCheck } from "@/lib/channels/network/make-address-check";
import { resolveHost, type Resolve } from "@/lib/channels/network/resolve-host.server";
import type { OutgoingRequest, OutgoingResult } from "@/lib/domain/http/outgoing";
import { AppError } from "@/lib/shared/app-error";
import type { PrivateTargets } from "@/lib/shared/private-targets";
import { askOnce } from "./ask-once.server";
import { CallLimit } from "./call-limit";
import { connectPinned } from "./connect-pinned.server";
import { explainFailure } from "./explain-failure";
import {
  HTTP_ANSWER_HEADER_BYTES_MAX,
  HTTP_CONNECT_MS_MAX,
  HTTP_REQUEST_BYTES_MAX,
  OWN_API_CONNECTIONS_MAX,
} from "./limits";
import { makeHeaders } from "./make-headers";
import { parseTarget, type OwnApi, type Target } from "./parse-target";
import { readAnswer, type Answer } from "./read-answer.server";
import { resolveTarget } from "./resolve-target.server";

export type HttpClientOptions = {
  /** `publicUrl`: PUBLIC_URL; `dialOrigin`: where the web server really listens, e.g. `http://127.0.0.1:3000`. */
  ownApi: OwnApi;
  /** ALLOW_PRIVATE_TARGETS */
  privateTargets: PrivateTargets;
  resolve?: Resolve;
  /** Certificates to trust instead of the system's, as PEM. */
  ca?: string;
};

export type HttpCall = OutgoingRequest & { idempotencyKey: string; hops: number; signal?: AbortSignal };

export type HttpClient = ((call: HttpCall) => Promise<OutgoingResult>) & { close: () => Promise<void> };

type Prepared = { method: Dispatcher.HttpMethod; target: Target; headers: Record<string, string>; body: Buffer | null };

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/**
 * Makes the one client for addresses that a user typed: no redirects, the host resolved once and every answer checked,
 * the connection pinned to a checked address, plain answers of at most 1 MB, 30 s in all.
 * The client never rejects: what went wrong is a `failure`. `close()` lets go of the kept connections to the own API.
 */
export function makeHttpClient(options: HttpClientOptions): HttpClient {
  let ownPool: Pool | undefined;
  const getOwnPool = () => (ownPool ??= makeOwnPool(options.ownApi.dialOrigin));
  const isOpen = makeAddressCheck({ opened: options.privateTargets, ports: HTTP_PORTS });
  const resolve = options.resolve ?? resolveHost;

  const callForeign = async ({ target, body, ...question }: Prepared, limit: CallLimit): Promise<Answer> => {
    const addresses = await resolveTarget(target, { resolve, isOpen, ownUrl: options.ownApi.publicUrl });
    const { host, port, url } = target;
    const isTls = url.protocol === "https:";
    const socket = await connectPinned({ host, port, isTls, addresses, ca: options.ca }, limit);
    const headers = { host: url.host, ...question.headers };
    return askOnce(socket, { method: question.method, path: url.pathname + url.search, headers, body });
  };

  const send = async (call: HttpCall): Promise<OutgoingResult> => {
    const startedAt = performance.now();
    const measure = () => Math.round(performance.now() - startedAt);
    const limit = new CallLimit(call);
    let host = "the address";
    try {
      const prepared = prepare(call, options.ownApi);
      host = prepared.target.host;
      const work =
        prepared.target.ownPath === null ? callForeign(prepared, limit) : callOwn(prepared, getOwnPool(), limit);
      const answer = await Promise.race([work, limit.reached]);
      return { kind: "answer", ...answer, durationMs: measure() };
    } catch (error) {
      return { kind: "failure", ...explainFailure(limit.cause ?? error, host), durationMs: measure() };
    } finally {
      limit.stop();
    }
  };
  return Object.assign(send, { close: async () => ownPool?.destroy() });
}

function prepare(call: HttpCall, ownApi: OwnApi): Prepared {
  const method = METHODS.find((known) => known === call.method.toUpperCase());
  if (method === undefined) throw new AppError("bad_request", `The method "${call.method.slice(0, 20)}" is not known.`);
  const body = call.body === null || call.body === "" || method === "HEAD" ? null : Buffer.from(call.body);
  if (body && body.length > HTTP_REQUEST_BYTES_MAX) {
    throw new AppError("too_large", "The data to send is larger than 10 MB.");
  }
  return { method, target: parseTarget(call.url, ownApi), headers: makeHeaders(call.headers, call), body };
}

async function callOwn({ target, method, body, ...prepared }: Prepared, pool: Pool, limit: CallLimit): Promise<Answer> {
  // The server sees the public name, as it would behind its proxy.
  const headers = { ...prepared.headers, host: target.url.host };
  const controller = new AbortController();
  limit.onReached(() => {
    controller.abort(limit.cause);
  });
  const { signal } = controller;
  const response = await pool.request({ path: target.ownPath ?? "/", method, headers, body, signal });
  return readAnswer({ status: response.statusCode, headers: response.headers, body: response.body });
}

function makeOwnPool(origin: string): Pool {
  return new Pool(origin, {
    connections: OWN_API_CONNECTIONS_MAX,
    connect: { timeout: HTTP_CONNECT_MS_MAX },
    maxHeaderSize: HTTP_ANSWER_HEADER_BYTES_MAX,
  });
}
