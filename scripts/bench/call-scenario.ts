import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { pool } from "@/lib/db/pool.server";
import type { StartWorld } from "./start-world";

/** A server that says of each request which call it belongs to, and answers at once. */
export async function startSink(onCall: (n: number) => void): Promise<Server> {
  const server = createServer((request, response) => {
    onCall(Number(request.url?.split("/").at(-1)));
    response.end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

/** The port that a server listens on. */
export function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : 0;
}

/** The scenario gets an HTTP(S) API Call between its capture and its exit. */
export async function publishCallScenario({ scenarioId }: StartWorld, port: number): Promise<void> {
  const node = { title: "", version: 1 };
  const settings = {
    method: "POST",
    url: `http://127.0.0.1:${port}/call/{apicontent.n}`,
    headers: [],
    contentType: "json",
    body: '{"email":"{lead.email}"}',
    timeoutSeconds: 10,
    retries: 3,
    success: [{ from: 200, to: 299 }],
    mapping: [],
  };
  const graph = {
    nodes: [
      { ...node, id: 0, type: "default-capture", settings: {}, position: { x: 0, y: 0 } },
      { ...node, id: 1, type: "http-call", settings, position: { x: 200, y: 0 } },
      { ...node, id: 2, type: "exit", settings: { reason: "" }, position: { x: 400, y: 0 } },
    ],
    edges: [
      { from: 0, output: "next", to: 1 },
      { from: 1, output: "success", to: 2 },
    ],
  };
  await pool().query("INSERT INTO scenario_version (scenario_id, version, graph) VALUES ($1, 2, $2)", [
    scenarioId,
    graph,
  ]);
  await pool().query("UPDATE scenario_control SET version = 2 WHERE scenario_id = $1", [scenarioId]);
  await pool().query("UPDATE scenario SET version = 2 WHERE id = $1", [scenarioId]);
}
