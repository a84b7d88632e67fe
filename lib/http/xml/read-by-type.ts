import { z } from "zod";
import { isRecord } from "@/lib/shared/is-record";

const NUMBER = /^\s*-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\s*$/;

/**
 * Gives XML's texts the types of a contract: numbers, booleans, lists of one, empty objects. What the contract leaves
 * open stays text, and what does not fit stays as it is, so that the contract itself says what is wrong.
 */
export function readByType(schema: z.core.$ZodType, value: unknown): unknown {
  const inner = innerOf(schema);
  if (inner !== null) return value === null ? null : readByType(inner, value);
  if (schema instanceof z.ZodUnion) return readByUnion(schema, value);
  if (schema instanceof z.ZodArray) return readList(schema.element, value);
  if (schema instanceof z.ZodObject) return readObject(schema.shape, value);
  if (schema instanceof z.ZodRecord) return readRecord(schema.valueType, value);
  return typeof value === "string" ? readScalar(schema, value) : value;
}

/** The schema inside a wrapper, or null for one that stands for itself. */
function innerOf(schema: z.core.$ZodType): z.core.$ZodType | null {
  if (schema instanceof z.ZodPipe) return schema.in instanceof z.ZodTransform ? schema.out : schema.in;
  if (schema instanceof z.ZodLazy) return schema.unwrap();
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return schema.unwrap();
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return schema.unwrap();
  if (schema instanceof z.ZodReadonly || schema instanceof z.ZodNonOptional) return schema.unwrap();
  return null;
}

function readByUnion(union: z.ZodUnion, value: unknown): unknown {
  if (union.safeParse(value).success) return value;
  for (const option of union.options) {
    // Only what is a list is tried as one: in a schema that contains itself, wrapping would never end.
    if (option instanceof z.ZodArray && !Array.isArray(value)) continue;
    const read = readByType(option, value);
    if (z.safeParse(option, read).success) return read;
  }
  return value;
}

function readList(element: z.core.$ZodType, value: unknown): unknown {
  if (value === "") return [];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((one) => readByType(element, one));
}

function readObject(shape: Readonly<Record<string, z.core.$ZodType>>, value: unknown): unknown {
  if (value === "") return {};
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
      return [name, schema === undefined ? member : readByType(schema, member)];
    }),
  );
}

function readRecord(valueType: z.core.$ZodType, value: unknown): unknown {
  if (value === "") return {};
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, readByType(valueType, member)]));
}

function readScalar(schema: z.core.$ZodType, text: string): unknown {
  if (schema instanceof z.ZodNumber && NUMBER.test(text)) return Number(text);
  if (schema instanceof z.ZodBoolean) return readBoolean(text);
  if (schema instanceof z.ZodLiteral) return [...schema.values].find((value) => String(value) === text) ?? text;
  return text;
}

function readBoolean(text: string): unknown {
  const word = text.trim();
  if (word === "true" || word === "1") return true;
  return word === "false" || word === "0" ? false : text;
}
