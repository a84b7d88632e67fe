import { expect, test } from "vitest";
import { z } from "zod";
import { PUBLIC_CONTRACTS } from "@/lib/contracts/v1/public-contracts";
import { strict } from "@/lib/http/parse-input";
import { readByType } from "@/lib/http/xml/read-by-type";
import { parseXml } from "@/lib/http/xml/parse-xml";
import { isRecord } from "@/lib/shared/is-record";
import { makeOpenapi } from "./make-openapi";

const document = makeOpenapi(PUBLIC_CONTRACTS);
const text = JSON.stringify(document);
const methodSchema = z.looseObject({
  post: z.looseObject({
    summary: z.string().min(1),
    requestBody: z.object({
      required: z.literal(true),
      content: z.object({
        "application/json": z.object({
          schema: z.looseObject({ properties: z.looseObject({}) }),
          example: z.looseObject({}),
        }),
        "application/xml": z.object({ schema: z.looseObject({}), example: z.string() }),
      }),
    }),
    responses: z.looseObject({ 200: z.looseObject({}) }),
  }),
});
const paths = z.record(z.string(), methodSchema).parse(document["paths"]);

function find(reference: string): unknown {
  const steps = reference.replace("#/", "").split("/");
  return steps.reduce<unknown>((value, step) => (isRecord(value) ? value[step] : undefined), document);
}

test("the document has every method, each with every parameter", () => {
  expect(Object.keys(paths).sort()).toEqual(PUBLIC_CONTRACTS.map(({ name }) => `/${name}`).sort());
  for (const { name, body, unused } of PUBLIC_CONTRACTS) {
    const named = paths[`/${name}`]?.post.requestBody.content["application/json"].schema.properties ?? {};
    const own = body instanceof z.ZodObject ? Object.keys(body.shape) : [];
    expect(own.length).toBeGreaterThan(0);
    expect([name, [...own, ...unused, "token", "format"].filter((one) => !(one in named))]).toEqual([name, []]);
  }
});

test("what the document refers to is in it", () => {
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = ""]) => reference);
  expect(references.length).toBeGreaterThan(PUBLIC_CONTRACTS.length);
  expect(references.filter((reference) => find(reference) === undefined)).toEqual([]);
  expect(text).not.toContain("$defs");
});

test.each(PUBLIC_CONTRACTS)("the example of $name fits it, in JSON and in XML", ({ name, body, example }) => {
  const schema = strict(body);
  expect(schema.safeParse(example).error).toBeUndefined();
  const xml = paths[`/${name}`]?.post.requestBody.content["application/xml"].example ?? "";
  const read = readByType(schema, parseXml(Buffer.from(xml)));
  expect(schema.safeParse(read).error).toBeUndefined();
});
