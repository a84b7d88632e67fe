import { z } from "zod";
import type { Attempt, MessageUpdate } from "@/lib/engine/sql/log-attempts.server";
import { jsonObjectSchema } from "@/lib/shared/json";

/** The task that waits for an effect. */
export type JobTask = {
  scenarioId: number;
  version: number;
  nodeId: number;
  instance: bigint;
  passId: bigint;
  ver: number;
  hops: number;
  /** JSON text. */
  apicontent: string;
  vars: string;
};

/** An effect that this process has leased. */
export type EffectJob = {
  shard: number;
  lane: number;
  id: bigint;
  lease: string;
  kind: "http" | "email";
  accountId: number;
  databaseId: number;
  profileId: bigint;
  /** Attempts including this one. */
  attempts: number;
  inputs: unknown;
  task: JobTask | null;
};

/** How a task goes on after its effect; also what is kept on the effect while the task is frozen. */
export const answerSchema = z.object({
  outcome: z.union([
    z.object({ kind: z.literal("exit"), output: z.string(), detail: jsonObjectSchema.optional() }),
    z.object({ kind: z.literal("fail"), code: z.string(), message: z.string() }),
  ]),
  response: jsonObjectSchema.nullable(),
  /** Of an HTTP call: joins the pass's apicontent. */
  apicontent: jsonObjectSchema.optional(),
  /** Of an HTTP call: changes the profile before the task leaves; refused, it leaves by another output. */
  patch: z.object({ fields: jsonObjectSchema, refused: z.string() }).optional(),
  /** Of a message that was handed over: for the task's history. */
  sent: jsonObjectSchema.nullable(),
});
export type EffectAnswer = z.infer<typeof answerSchema>;

/** What became of one attempt. */
export type EffectResult = {
  job: EffectJob;
  log: Attempt | null;
  message: MessageUpdate | null;
  /** Of a letter: why nobody gets letters at its address. */
  bounced?: string;
  next:
    /** It is over; null = nobody waits for it. */
    | { kind: "done"; answer: EffectAnswer | null }
    /** Again at `dueAt` (ms). A postponed attempt was not made and is not counted. */
    | { kind: "later"; dueAt: number; isAttempt: boolean };
};
