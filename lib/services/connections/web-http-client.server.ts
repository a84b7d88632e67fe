import { makeHttpClient, type HttpClient } from "@/lib/channels/http/make-http-client.server";
import { env } from "@/lib/shared/env.server";

let client: HttpClient | undefined;

/** The guarded client for calls that a person makes from the interface: the same rules as for the engine's. */
export function webHttpClient(): HttpClient {
  const { publicUrl, apiOrigin, allowPrivateTargets } = env();
  client ??= makeHttpClient({ ownApi: { publicUrl, dialOrigin: apiOrigin }, privateTargets: allowPrivateTargets });
  return client;
}
