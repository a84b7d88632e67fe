import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { PUBLIC_CONTRACTS as CONTRACTS } from "@/lib/contracts/v1/public-contracts";
import { API_ROUTES } from "./routes.server";

const FOLDER = "app/api/v1.1";
const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("route.ts"));
const methods = files
  .map((file) => path.dirname(file))
  .filter((name) => !name.includes("[") && name !== "openapi.json");
const moduleSchema = z.object({ POST: z.instanceof(Function) });

test("the front serves the functions that Next serves, each at the address of its file", async () => {
  expect(API_ROUTES.map((route) => route.path).sort()).toEqual(methods.sort());
  expect(CONTRACTS.map(({ name }) => name).sort()).toEqual(methods.sort());
  for (const { path: name, handler } of API_ROUTES) {
    const { POST } = moduleSchema.parse(await import(pathToFileURL(path.resolve(FOLDER, name, "route.ts")).href));
    expect([name, POST === handler]).toEqual([name, true]);
  }
});

test("the reference has every method and every parameter", () => {
  const reference = readFileSync("docs/api.md", "utf8");
  const sections = new Map<string, string>();
  for (const section of reference.split("\n### ").slice(1)) {
    const [title = ""] = section.split("\n", 1);
    for (const name of title.split(", ")) sections.set(name, section);
  }
  const shared = ["matching", "email", "phone", "profile_id", "field_name", "field_value"];
  /** With the methods that it refers to: "as `workflows/start`". */
  const read = (name: string) => {
    const section = sections.get(name) ?? "";
    const others = [...section.matchAll(/\bas `([a-z_/]+)`/g)].map(([, other = ""]) => sections.get(other) ?? "");
    return [section, ...others].join("\n");
  };
  for (const { name, body, unused } of CONTRACTS) {
    const own = body instanceof z.ZodObject ? Object.keys(body.shape).filter((one) => !shared.includes(one)) : [];
    expect([name, sections.has(name)]).toEqual([name, true]);
    expect([name, [...own, ...unused].filter((one) => !read(name).includes(`\`${one}`))]).toEqual([name, []]);
  }
});
