import { z } from "zod";
import { failureAnswer } from "@/lib/contracts/v1/answers";
import type { PublicContract } from "@/lib/contracts/v1/shared";
import { strict } from "@/lib/http/parse-input";
import { printXml } from "@/lib/http/xml/print-xml";
import { jsonObjectSchema, type JsonObject } from "@/lib/shared/json";

const FAILURES: Readonly<Record<string, string>> = {
  400: "The request is not right: error_text begins with the parameter's path.",
  401: "No token, or an unknown, expired or revoked one.",
  403: "The token has no such scope.",
  404: "No such scenario, mailing, database or profile in this account.",
  409: "Several profiles fit, the scenario or mailing is inactive, a value must be unique, or the key was used with another body.",
  413: "More than 10 MB.",
  415: "Another content type, character set or a compressed body.",
  429: "Too many calls: wait as Retry-After says.",
  503: "Not now: try again as Retry-After says.",
};
const FAILURE_REF = "#/components/schemas/Failure";
const INTRODUCTION = [
  "For programs that put profiles into scenarios, send trigger mailings and import profiles.",
  "Calls are POST with JSON or XML, with or without a slash at the end; the answer has the request's format unless `format` says",
  "otherwise. The token stands in `Authorization: Bearer …` or, as `token`, in the body.",
  "At most 10 MB and 10,000 profiles in one call. A parameter that is not listed is refused with 400.",
].join("\n");

/** The OpenAPI 3.1 document of API v1.1, made from its contracts: what they do not say, it cannot say. */
export function makeOpenapi(contracts: readonly PublicContract[]): JsonObject {
  const schemas: JsonObject = { Failure: makeSchema(failureAnswer, { name: "Failure", io: "output", schemas: {} }) };
  const paths: JsonObject = {};
  for (const contract of contracts) paths[`/${contract.name}`] = { post: describeMethod(contract, schemas) };
  return {
    openapi: "3.1.0",
    info: { title: "Cuelight API", version: "1.1", description: INTRODUCTION },
    servers: [{ url: "/api/v1.1" }],
    security: [{ token: [] }],
    tags: [...new Set(contracts.map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas,
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "A token that a master makes: Settings → API tokens." },
      },
      responses: Object.fromEntries(
        Object.entries(FAILURES).map(([status, description]) => [
          `Failure${status}`,
          { description, content: contentOf({ $ref: FAILURE_REF }) },
        ]),
      ),
      parameters: {
        IdempotencyKey: {
          ...{ name: "Idempotency-Key", in: "header", required: false },
          description: "The same key with the same body does nothing again for 24 hours and answers the same.",
          schema: { type: "string", minLength: 1, maxLength: 255 },
        },
      },
    },
  };
}

const tagOf = ({ name }: PublicContract) => name.slice(0, name.lastIndexOf("/"));

function describeMethod(contract: PublicContract, schemas: JsonObject): JsonObject {
  const { name, summary, scopes, changes = true, body, answer, example } = contract;
  const key = name.replaceAll("/", "_");
  const request = withCommon(makeSchema(strict(body), { name: `${key}_body`, io: "input", schemas }), contract);
  const success = makeSchema(answer, { name: `${key}_answer`, io: "output", schemas });
  const refused = Object.keys(FAILURES).map((status): [string, JsonObject] => [
    status,
    { $ref: `#/components/responses/Failure${status}` },
  ]);
  return {
    operationId: key,
    tags: [tagOf(contract)],
    summary,
    description: `Scope${scopes.length > 1 ? "s" : ""}: ${scopes.map((scope) => `\`${scope}\``).join(", ")}.`,
    parameters: changes ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : [],
    requestBody: {
      required: true,
      content: {
        "application/json": { schema: request, example },
        "application/xml": { schema: request, example: printXml(example) },
      },
    },
    responses: {
      200: { description: "Successful operation", content: contentOf(success) },
      ...Object.fromEntries(refused),
    },
  };
}

function contentOf(schema: JsonObject): JsonObject {
  return { "application/json": { schema }, "application/xml": { schema: { ...schema, xml: { name: "xml" } } } };
}

/** What every method takes, and what it takes without any effect. */
function withCommon(schema: JsonObject, { unused }: PublicContract): JsonObject {
  const own = jsonObjectSchema.parse(schema["properties"] ?? {});
  const idle = { description: "Accepted for compatibility, has no effect.", deprecated: true };
  return {
    ...schema,
    properties: {
      ...own,
      token: { type: "string", description: "Instead of the header Authorization." },
      format: { type: "string", enum: ["json", "xml"], description: "Of the answer." },
      ...Object.fromEntries(unused.map((one) => [one, idle])),
    },
    xml: { name: "xml" },
  };
}

type Place = { name: string; io: "input" | "output"; schemas: JsonObject };

/** Zod's JSON Schema; what it refers to inside itself goes to `schemas`, where the document finds it. */
function makeSchema(schema: z.ZodType, { name, io, schemas }: Place): JsonObject {
  const made = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  const text = JSON.stringify(made).replaceAll('"#/$defs/', `"#/components/schemas/${name}_`);
  const { $defs = {}, ...rest } = jsonObjectSchema.parse(JSON.parse(text));
  for (const [key, inner] of Object.entries(jsonObjectSchema.parse($defs))) schemas[`${name}_${key}`] = inner;
  // The document says once for all which dialect it is.
  delete rest["$schema"];
  return rest;
}
