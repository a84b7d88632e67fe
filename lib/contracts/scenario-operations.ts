import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { bigId, idParams, objectId, objectIdText } from "@/lib/contracts/ids";

const moment = z.iso.datetime();

/** Who may be sent into a scenario: segments of its database, beside all of the database. */
export const listPopulations = defineContract({
  method: "GET",
  path: "/api/internal/scenarios/[id]/populations",
  params: idParams,
  answer: z.object({ segments: z.array(z.object({ id: z.int(), name: z.string(), kind: z.string() })) }),
});

/** How many would be sent now: of a segment, or of all the database. */
export const countPopulation = defineContract({
  method: "GET",
  path: "/api/internal/scenarios/[id]/populations/count",
  params: idParams,
  query: z.object({ segmentId: objectIdText.optional() }),
  /** `isExact` false: there are at least so many; counting took too long. */
  answer: z.object({ profiles: z.int(), isExact: z.boolean() }),
});

/** Lets a segment, or with `segmentId` null all of the database, enter through Default profile capture. */
export const sendPopulation = defineContract({
  method: "POST",
  path: "/api/internal/scenarios/[id]/send",
  params: idParams,
  body: z.object({ segmentId: objectId.nullable() }),
  answer: z.object({ operationId: bigId }),
});

export const scenarioOperationSchema = z.object({
  id: bigId,
  kind: z.enum(["activate", "freeze", "stop", "publish", "remove", "retry", "enter", "move"]),
  state: z.enum(["running", "done", "superseded", "halted", "cancelled"]),
  /** Passes moved, or profiles looked at, so far. */
  done: z.int(),
  /** Of how many; null = not known. */
  total: z.int().nullable(),
  /** Of `enter`: how many entered; the reentry mode kept the others out. */
  entered: z.int(),
  /** Of `enter`: who is sent. */
  population: z.string().nullable(),
  /** Why it ended early. */
  note: z.string().nullable(),
  createdAt: moment,
  updatedAt: moment,
});
export type ScenarioOperation = z.infer<typeof scenarioOperationSchema>;

/** What is being done with the profiles of a scenario, and what was finished a moment ago; the newest first. */
export const listScenarioOperations = defineContract({
  method: "GET",
  path: "/api/internal/scenarios/[id]/operations",
  params: idParams,
  answer: z.object({ operations: z.array(scenarioOperationSchema) }),
});

export const cancelScenarioOperation = defineContract({
  method: "POST",
  path: "/api/internal/scenarios/[id]/operations/[operationId]/cancel",
  params: idParams.extend({ operationId: bigId }),
  answer: z.object({ cancelled: z.boolean() }),
});
