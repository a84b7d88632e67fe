import { expect, test } from "vitest";
import { PUBLIC_CONTRACTS } from "@/lib/contracts/v1/public-contracts";
import { makeOpenapi } from "@/lib/http/openapi/make-openapi";
import { startApiServer } from "@/lib/testing/api-server";

const { url } = await startApiServer();

test.each(["openapi.json", "openapi.json/"])("the document is read at %s, without a token", async (path) => {
  const response = await fetch(`${url}/api/v1.1/${path}`, { redirect: "error" });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(await response.json()).toEqual(JSON.parse(JSON.stringify(makeOpenapi(PUBLIC_CONTRACTS))));
});

test("it is no method", async () => {
  const response = await fetch(`${url}/api/v1.1/openapi.json`, { method: "POST", body: "{}" });
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: 404 });
});
