import { z } from "zod";
import { ID_MAX } from "@/lib/contracts/ids";
import type { Json } from "@/lib/shared/json";

type Shape = Readonly<Record<string, z.ZodType>>;

const success = { error: z.literal(0), error_text: z.string() };
const warnings = z.array(z.string()).optional();

/** A success, whole: its members are those of one of the shapes. */
export function answerWith(...shapes: readonly [Shape, ...Shape[]]): z.ZodType {
  return oneOf(shapes.map((shape) => z.strictObject({ ...success, ...shape, warnings })));
}

/** An item of a batch: a success with the members of one of the shapes, or a failure of its own. */
export function itemWith(...shapes: readonly [Shape, ...Shape[]]): z.ZodType {
  return oneOf([...shapes.map((shape) => z.strictObject({ ...success, ...shape })), failureAnswer]);
}

/** A page of a list. */
export function pageOf(item: z.ZodType): z.ZodType {
  return answerWith({ data: z.array(item), next_from_id: objectNumber.nullable(), total: count });
}

function oneOf(options: readonly z.ZodType[]): z.ZodType {
  const [only, ...others] = options;
  return only !== undefined && others.length === 0 ? only : z.union(options);
}

/** A failure, of a call or of an item: `error` is the HTTP status. */
export const failureAnswer = z.strictObject({ error: z.int().min(400).max(599), error_text: z.string().min(1) });

/** The number of an object. */
export const objectNumber = z.int().min(1).max(ID_MAX);
export const count = z.int().min(0);
export const moment = z.iso.datetime();
export const groups = z.array(objectNumber);
/** Whatever a profile's field may hold. */
export const fieldValue = z.custom<Json>(() => true);

const profileId = z.string().regex(/^[0-9a-f]{24}$/);
/** A 64-bit number. */
const bigNumber = z.int().min(1);

/** The members of an answer about one profile. */
export const profile = { profile_id: profileId };
export const imported = { ...profile, created: z.boolean() };
/** What became of a start: it began, or the reentry mode kept the profile out. */
const entered = { pass_id: bigNumber };
const kept = { skipped: z.literal("reentry") };
const queued = { message_id: bigNumber, status: z.literal("queued") };
const notSent = { message_id: bigNumber, status: z.literal("not_sent"), reason: z.string().min(1) };

export const STARTED = [
  { ...profile, ...entered },
  { ...profile, ...kept },
] as const;
export const SENT = [
  { ...profile, ...queued },
  { ...profile, ...notSent },
] as const;
export const IMPORTED_AND_STARTED = [
  { ...imported, ...entered },
  { ...imported, ...kept },
] as const;
export const IMPORTED_AND_SENT = [
  { ...imported, ...queued },
  { ...imported, ...notSent },
] as const;

/** The answer of a method that leaves its work to the engines. */
export const taskAnswer = answerWith({ task_id: objectNumber });
