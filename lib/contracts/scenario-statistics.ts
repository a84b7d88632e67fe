import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { failedKindSchema, retryModeSchema } from "@/lib/domain/scenario/failed-passes";
import { bigId, ID_MAX, idParams } from "@/lib/contracts/ids";

const nodeParams = idParams.extend({ nodeId: z.coerce.number().int().min(0).max(ID_MAX) });
const moment = z.iso.datetime();
const day = z.iso.date();

/** Numbers of a stretch of days in the account's zone, both ends included. */
export const getPeriodStatistics = defineContract({
  method: "GET",
  path: "/api/internal/scenarios/[id]/statistics",
  params: idParams,
  query: z.object({ from: day, to: day }),
  answer: z.object({
    asOf: moment,
    entered: z.int(),
    completed: z.int(),
    failed: z.int(),
    removed: z.int(),
    nodes: z.array(
      z.object({
        nodeId: z.int(),
        entered: z.int(),
        left: z.int(),
        failed: z.int(),
        outputs: z.array(z.object({ output: z.string(), left: z.int() })),
      }),
    ),
  }),
});
export type PeriodStatistics = z.infer<typeof getPeriodStatistics.answer>;

/**
 * One line of the live stream (server-sent events at `/api/internal/scenarios/[id]/live`): the first holds every element
 * with profiles, the following only those whose number changed.
 */
export const liveNumbersSchema = z.object({
  asOf: moment,
  full: z.boolean(),
  inside: z.int(),
  /** Passes that stand still where they failed. */
  failed: z.int(),
  nodes: z.array(z.object({ nodeId: z.int(), inside: z.int() })),
});
export type LiveNumbers = z.infer<typeof liveNumbersSchema>;

export const watchScenario = defineContract({
  method: "GET",
  path: "/api/internal/scenarios/[id]/live",
  params: idParams,
  answer: z.void(),
});

export const taskProfileSchema = z.object({
  profileId: z.string(),
  label: z.string(),
  databaseId: z.int(),
  passId: z.string(),
  nodeId: z.int(),
  status: z.enum(["ready", "waiting", "effect", "frozen", "failed", "ended"]),
  enteredAt: moment,
  nodeEnteredAt: moment,
  /** When it will leave, as far as that is known. */
  wakeAt: moment.nullable(),
  /** Why it failed. */
  error: z.string().nullable(),
  hasContent: z.boolean(),
});
export type TaskProfile = z.infer<typeof taskProfileSchema>;

export const listInsideProfiles = defineContract({
  method: "GET",
  path: "/api/internal/scenarios/[id]/elements/[nodeId]/profiles",
  params: nodeParams,
  query: z.object({
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({ items: z.array(taskProfileSchema), nextCursor: z.string().nullable(), total: z.int() }),
});

/** Those in whose pass something went wrong, and why; in one element, or in all. Of each profile that may enter once at a time, the last pass. */
export const listFailedProfiles = defineContract({
  method: "GET",
  path: "/api/internal/scenarios/[id]/failed",
  params: idParams,
  query: z.object({
    kind: failedKindSchema.default("failed"),
    nodeId: z.coerce.number().int().min(0).max(ID_MAX).optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({ items: z.array(taskProfileSchema), nextCursor: z.string().nullable(), total: z.int() }),
});

/** Failed passes go on: they run their element again, or skip it. */
export const retryProfiles = defineContract({
  method: "POST",
  path: "/api/internal/scenarios/[id]/retry",
  params: idParams,
  body: z.union([
    /** One pass. */
    z.strictObject({ mode: retryModeSchema, profileId: z.string(), passId: bigId }),
    /** All of one element. */
    z.strictObject({ mode: retryModeSchema, nodeId: z.int().min(0).max(ID_MAX) }),
    /** All of the scenario. */
    z.strictObject({ mode: retryModeSchema, all: z.literal(true) }),
  ]),
  answer: z.object({ retried: z.int(), ended: z.int().nullable() }),
});

/** The apicontent of one pass, as a file. */
export const downloadApicontent = defineContract({
  method: "GET",
  path: "/api/internal/scenarios/[id]/profiles/[profileId]/passes/[passId]/apicontent",
  params: idParams.extend({ profileId: z.string(), passId: bigId }),
  answer: z.void(),
});

/** Profiles go on at another element of the saved scenario. */
export const moveProfiles = defineContract({
  method: "POST",
  path: "/api/internal/scenarios/[id]/move-profiles",
  params: idParams,
  body: z.union([
    /** One pass. */
    z.strictObject({ profileId: z.string(), passId: bigId, to: z.int().min(0).max(ID_MAX) }),
    /** Everybody in one element. */
    z.strictObject({ nodeId: z.int().min(0).max(ID_MAX), to: z.int().min(0).max(ID_MAX) }),
  ]),
  answer: z.object({ moved: z.int() }),
});

export const removeProfilesFromScenario = defineContract({
  method: "POST",
  path: "/api/internal/scenarios/[id]/remove-profiles",
  params: idParams,
  body: z.union([
    /** One pass. */
    z.strictObject({ profileId: z.string(), passId: bigId }),
    /** Everybody in one element. */
    z.strictObject({ nodeId: z.int().min(0).max(ID_MAX) }),
    /** Everybody: "Clear all profiles". */
    z.strictObject({ all: z.literal(true), mayEnterAgain: z.boolean() }),
  ]),
  answer: z.object({ removed: z.int() }),
});
