import { Client, Pool } from "undici";
import type { Dispatcher } from "undici";
import { resolveHost, type Resolve } from "@/lib/channels/network/resolve-host.server";
import type { OutgoingRequest, OutgoingResult } from "@/lib/domain/http/outgoing";
import { AppError } from "@/lib/shared/app-error";
import type { PrivateTargets } from "@/lib/shared/private-targets";
import { explainFailure } from "./explain-failure";
import {
  HTTP_ANSWER_HEADER_BYTES_MAX,
  HTTP_CONNECT_MS_MAX,
  HTTP_REQUEST_BYTES_MAX,
  HTTP_TOTAL_MS_MAX,
  OWN_API_CONNECTIONS_MAX,
} from "./limits";
import { makeHeaders } from "./make-headers";
import { parseTarget, type OwnApi, type Target } from "./parse-target";
import { makePinnedConnector } from "./pinned-connector.server";
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

type Prepared = { method: Dispatcher.HttpMethod; target: Target; headers: Record<string, string>; body: string | null };

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/**
 * Makes the one client for addresses that a user typed: no redirects, the host resolved once and every answer checked,
 * the connection pinned to a checked address, plain answers of at most 1 MB, 30 s in all.
 * The client never rejects: what went wrong is a `failure`. `close()` lets go of the kept connections to the own API.
 */
export function makeHttpClient(options: HttpClientOptions): HttpClient {
  let ownPool: Pool | undefined;
  const getOwnPool = () => (ownPool ??= makeOwnPool(options.ownApi.dialOrigin));

  const send = async (call: HttpCall): Promise<OutgoingResult> => {
    const startedAt = performance.now();
    const measure = () => Math.round(performance.now() - startedAt);
    const limit = startLimit(call);
    let host = "the address";
    try {
      const prepared = prepare(call, options.ownApi);
      host = prepared.target.host;
      const work =
        prepared.target.ownPath === null
          ? callForeign(prepared, options, limit)
          : callOwn(prepared, getOwnPool(), limit);
      const answer = await Promise.race([work, limit.reached]);
      return { kind: "answer", ...answer, durationMs: measure() };
    } catch (error) {
      return { kind: "failure", ...explainFailure(limit.cause() ?? error, host), durationMs: measure() };
    } finally {
      limit.stop();
    }
  };
  return Object.assign(send, { close: async () => ownPool?.destroy() });
}

function prepare(call: HttpCall, ownApi: OwnApi): Prepared {
  const method = METHODS.find((known) => known === call.method.toUpperCase());
  if (method === undefined) throw new AppError("bad_request", `The method "${call.method.slice(0, 20)}" is not known.`);
  if (call.body !== null && Buffer.byteLength(call.body) > HTTP_REQUEST_BYTES_MAX) {
    throw new AppError("too_large", "The data to send is larger than 10 MB.");
  }
  const body = call.body === "" || method === "HEAD" ? null : call.body;
  return { method, target: parseTarget(call.url, ownApi), headers: makeHeaders(call.headers, call), body };
}

async function callForeign(prepared: Prepared, options: HttpClientOptions, limit: Limit): Promise<Answer> {
  const { target } = prepared;
  const addresses = await resolveTarget(target, {
    resolve: options.resolve ?? resolveHost,
    privateTargets: options.privateTargets,
    ownUrl: options.ownApi.publicUrl,
  });
  const client = new Client(target.url.origin, {
    connect: makePinnedConnector(addresses, { ca: options.ca }),
    maxHeaderSize: HTTP_ANSWER_HEADER_BYTES_MAX,
  });
  const path = target.url.pathname + target.url.search;
  try {
    const answer = await ask(client, { ...prepared, path, keepAlive: false }, limit);
    // All was read, so nothing is cut short: an error for who might wait, with its stack, is a twentieth of a call's work.
    void client.close();
    return answer;
  } catch (error) {
    void client.destroy();
    throw error;
  }
}

async function callOwn(prepared: Prepared, pool: Pool, limit: Limit): Promise<Answer> {
  // The server sees the public name, as it would behind its proxy.
  const headers = { ...prepared.headers, host: prepared.target.url.host };
  return ask(pool, { ...prepared, headers, path: prepared.target.ownPath ?? "/", keepAlive: true }, limit);
}

async function ask(
  dispatcher: Dispatcher,
  request: Omit<Prepared, "target"> & { path: string; keepAlive: boolean },
  limit: Limit,
): Promise<Answer> {
  limit.signal.throwIfAborted();
  const { path, method, headers, body } = request;
  const response = await dispatcher.request({
    path,
    method,
    headers,
    body,
    signal: limit.signal,
    reset: !request.keepAlive,
  });
  return readAnswer(response);
}

function makeOwnPool(origin: string): Pool {
  return new Pool(origin, {
    connections: OWN_API_CONNECTIONS_MAX,
    connect: { timeout: HTTP_CONNECT_MS_MAX },
    maxHeaderSize: HTTP_ANSWER_HEADER_BYTES_MAX,
  });
}

type Limit = { signal: AbortSignal; reached: Promise<never>; cause: () => AppError | undefined; stop: () => void };

/** One limit for the whole call, the look-up of the host included, and the caller's wish to end it. */
function startLimit(call: HttpCall): Limit {
  const controller = new AbortController();
  let cause: AppError | undefined;
  let reject: (error: AppError) => void = () => undefined;
  const reached = new Promise<never>((_, fail) => (reject = fail));
  reached.catch(() => undefined);
  const end = (message: string) => {
    cause ??= new AppError("unavailable", message);
    controller.abort(cause);
    reject(cause);
  };
  const ms = Math.max(1, Math.min(call.timeoutMs, HTTP_TOTAL_MS_MAX));
  const timer = setTimeout(() => end(`No complete answer within ${ms / 1000} s.`), ms);
  const cancel = () => end("The call was cancelled.");
  call.signal?.addEventListener("abort", cancel, { once: true });
  if (call.signal?.aborted) cancel();
  return {
    signal: controller.signal,
    reached,
    cause: () => cause,
    stop: () => {
      clearTimeout(timer);
      call.signal?.removeEventListener("abort", cancel);
    },
  };
}
