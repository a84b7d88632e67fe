import { createServer, type ServerResponse } from "node:http";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { callApi } from "@/lib/api-client/call-api";
import { defineContract } from "@/lib/contracts/define";

let respond: (response: ServerResponse) => void = () => {};
const server = createServer((_request, response) => respond(response));
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(() => server.close());
const address = server.address();
const port = typeof address === "object" && address !== null ? address.port : 0;
const contract = defineContract({
  method: "GET",
  path: `http://127.0.0.1:${port}/thing`,
  answer: z.object({ id: z.int() }),
});

test("an answer comes parsed", async () => {
  respond = (response) => response.end('{"id":7}');
  expect(await callApi(contract)).toEqual({ id: 7 });
});

test("a connection that ends in the middle of the answer is said in words", async () => {
  respond = (response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write('{"id":');
    setImmediate(() => response.destroy());
  };
  const answer = callApi(contract);
  await expect(answer).rejects.toMatchObject({ name: "ApiError", code: "offline" });
  await expect(answer).rejects.toThrow("was not reached");
});

test.each(["<html>Sign in to the proxy</html>", '{"id":"seven"}', ""])(
  "an answer like %j is said in words",
  async (text) => {
    respond = (response) => response.end(text);
    await expect(callApi(contract)).rejects.toMatchObject({ name: "ApiError", code: "unknown" });
    await expect(callApi(contract)).rejects.toThrow("Reload the page and try again.");
  },
);
