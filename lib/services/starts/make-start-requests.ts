import type { z } from "zod";
import type { startItemSchema } from "@/lib/contracts/v1/shared";
import { readMatching } from "@/lib/domain/matching/read-matching";
import type { JsonObject } from "@/lib/shared/json";
import type { StartRequest } from "./start-request";

/** What all items of a batch share. */
export type BatchTarget = Pick<StartRequest, "actor" | "kind" | "targetId" | "targetField" | "hops">;

/** The members that every batch of starts has. */
export type StartBatchBody = {
  matching: Parameters<typeof readMatching>[0]["matching"];
  field_name?: string | undefined;
  content?: JsonObject | undefined;
  data: z.output<typeof startItemSchema>[];
};

/** A request for each item of a batch. */
export function makeStartRequests(
  target: BatchTarget,
  { matching, field_name, content, data }: StartBatchBody,
): StartRequest[] {
  return data.map((item) => ({
    ...target,
    matching: { ...readMatching({ ...item, matching, field_name }) },
    content: item.content ?? content ?? {},
    idempotency: null,
  }));
}
