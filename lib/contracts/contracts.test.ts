import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { fieldNameSchema } from "@/lib/contracts/databases";
import { ID_MAX } from "@/lib/contracts/ids";
import { isRecord } from "@/lib/shared/is-record";

const FOLDER = "lib/contracts";

/** What callers send, of every contract of both APIs: `databases.ts createDatabase.body`. */
async function readInputs(): Promise<[string, z.core.$ZodType][]> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  );
  const inputs: [string, z.core.$ZodType][] = [];
  for (const file of files.sort()) {
    const module: unknown = await import(pathToFileURL(path.resolve(FOLDER, file)).href);
    inputs.push(...Object.entries(module ?? {}).flatMap(([name, exported]) => listParts(`${file} ${name}`, exported)));
  }
  return inputs;
}

function listParts(name: string, contract: unknown): [string, z.core.$ZodType][] {
  if (!isRecord(contract)) return [];
  return ["params", "query", "body"].flatMap((part): [string, z.core.$ZodType][] => {
    const schema = contract[part];
    return schema instanceof z.core.$ZodType ? [[`${name}.${part}`, schema]] : [];
  });
}

/** Whole numbers inside a schema that may be larger or smaller than the database's. */
function findUnbounded(schema: z.core.$ZodType, place: string): string[] {
  if (schema instanceof z.ZodNumber) return schema.format !== null && !isBounded(schema) ? [place] : [];
  if (schema instanceof z.ZodObject) {
    const shape: Record<string, z.core.$ZodType> = schema.shape;
    return Object.entries(shape).flatMap(([name, member]) => findUnbounded(member, `${place}.${name}`));
  }
  if (schema instanceof z.ZodArray) return findUnbounded(schema.element, `${place}[]`);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => findUnbounded(option, place));
  if (schema instanceof z.ZodPipe) return [schema.in, schema.out].flatMap((part) => findUnbounded(part, place));
  if (isWrapper(schema)) return findUnbounded(schema.unwrap(), place);
  return [];
}

function isBounded({ minValue, maxValue }: z.ZodNumber): boolean {
  return (minValue ?? -Infinity) >= -ID_MAX - 1 && (maxValue ?? Infinity) <= ID_MAX;
}

function isWrapper(schema: z.core.$ZodType) {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault;
}

test("every whole number that a caller may send fits into the database's", async () => {
  const inputs = await readInputs();
  expect(inputs.length).toBeGreaterThan(60);
  expect(inputs.flatMap(([name, schema]) => findUnbounded(schema, name))).toEqual([]);
});

test.each(["constructor", "toString", "created_at", "email"])("a custom field cannot be called %s", (name) => {
  expect(fieldNameSchema.safeParse(name).success).toBe(false);
});
