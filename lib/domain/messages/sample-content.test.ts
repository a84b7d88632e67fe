import { expect, test } from "vitest";
import { compileTemplate } from "@/lib/domain/template/compile-template";
import { makeSampleContent } from "./sample-content";

const sample = (source: string) => makeSampleContent(compileTemplate(source, "text").variables);

test("every value that a template reads from apicontent is there", () => {
  expect(sample("{apicontent.mail} {apicontent.ph_number} {lead.email}")).toEqual({
    mail: "mail",
    ph_number: "ph_number",
  });
  expect(sample("{apicontent.order.items[1].name} {apicontent.order.id}")).toEqual({
    order: { items: [null, { name: "name" }], id: "id" },
  });
});

test("a value that is read as a whole and in part becomes an object", () => {
  expect(sample("{apicontent.a} {apicontent.a.b}")).toEqual({ a: { b: "b" } });
  expect(sample("{apicontent.a.b} {apicontent.a}")).toEqual({ a: { b: "b" } });
});

test("odd names and large indexes do no harm", () => {
  const made = makeSampleContent([
    { root: "apicontent", path: ["__proto__", "polluted"] },
    { root: "apicontent", path: ["list", 1_000_000_000] },
    { root: "apicontent", path: [] },
  ]);
  expect(Object.keys(made)).toEqual(["__proto__", "list"]);
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});
