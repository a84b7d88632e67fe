import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";
import { LINK_ROUTES } from "@/app/(public)/m/link-routes.server";
import { API_ROUTES } from "@/app/api/v1.1/routes.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { findProfiles } from "@/lib/db/queries/profiles/find-profiles.server";
import { normalizeEmail } from "@/lib/domain/profiles/normalize-email";
import { enterScenario } from "@/lib/engine/enter-scenario.server";
import { makeApiFront } from "@/lib/http/api-front.server";

const bareBody = z.object({ id: z.int(), email: z.string(), content: z.record(z.string(), z.json()).default({}) });

/**
 * The server under load, in a process of its own: `ours` is what `npm start` puts in front of Next; `bare` is a plain `node:http` server
 * that does the same matching and the same write, one transaction per request, without tokens, contracts and limits.
 */
export function serveForBench(
  kind: string,
  { accountId, databaseId }: { accountId: number; databaseId: number },
): void {
  const front = makeApiFront({
    routes: API_ROUTES,
    links: LINK_ROUTES,
    health: { healthz: () => new Response(), readyz: async () => new Response() },
    next: async (_request, response) => void response.writeHead(404).end(),
  });
  const bare = (request: IncomingMessage, response: ServerResponse) =>
    answerBare(request, response, { accountId, databaseId });
  const server = createServer((request, response) => void (kind === "ours" ? front : bare)(request, response));
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.send?.(address !== null && typeof address === "object" ? address.port : 0);
  });
  process.on("disconnect", () => process.exit());
}

type Known = { accountId: number; databaseId: number };

async function answerBare(request: IncomingMessage, response: ServerResponse, known: Known): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const body = bareBody.parse(JSON.parse(Buffer.concat(chunks).toString()));
  const text = JSON.stringify(await inTransaction(pool(), (client) => startBare(client, body, known)));
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) }).end(text);
}

type Client = Parameters<typeof findProfiles>[0] & Parameters<typeof enterScenario>[0];

async function startBare(client: Client, body: z.output<typeof bareBody>, { accountId, databaseId }: Known) {
  const value = normalizeEmail(body.email) ?? "";
  const lookups = [{ fields: ["email", "sub:email"], value }];
  const [found] = await findProfiles(client, [{ databaseId, match: { kind: "keys", lookups, shown: value } }]);
  if (found?.kind !== "one") throw new Error("The lead was not found.");
  const item = { accountId, databaseId, scenarioId: body.id, profileId: found.id, apicontent: body.content };
  const [entry] = await enterScenario(client, { now: new Date(), items: [{ ...item, hops: 0, lane: 0 }] });
  if (entry?.status !== "entered") throw new Error("The lead did not enter.");
  return { error: 0, error_text: "Successful operation", profile_id: found.publicId, pass_id: Number(entry.passId) };
}
