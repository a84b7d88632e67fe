import { createServer } from "node:http";
import { expect, test } from "vitest";
import { runLoad } from "./load";

test("a connection that the server ends without an answer is a failure of the load", async () => {
  let calls = 0;
  const server = createServer((request, response) => {
    request.resume();
    calls += 1;
    if (calls === 3) request.socket.destroy();
    else response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const body = () => "{}";
  try {
    const { failures, latenciesMs } = await runLoad({ port, connections: 1, durationMs: 60_000, body });
    expect([failures, latenciesMs.length]).toEqual([1, 2]);
  } finally {
    server.close();
  }
});
