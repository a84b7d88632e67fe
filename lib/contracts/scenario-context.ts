import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { idParams } from "@/lib/contracts/ids";
import { fieldViewSchema } from "@/lib/domain/fields/field-types";
import { segmentKindSchema } from "@/lib/domain/segments/segment-kind";

/** What element settings may refer to. */
export const getScenarioContext = defineContract({
  method: "GET",
  path: "/api/internal/scenarios/[id]/context",
  params: idParams,
  answer: z.object({
    fields: z.array(fieldViewSchema),
    mailings: z.array(
      z.object({
        id: z.int(),
        name: z.string(),
        databaseId: z.int(),
        isActive: z.boolean(),
        channel: z.string(),
        templateId: z.int(),
        templateName: z.string(),
        resourceName: z.string(),
      }),
    ),
    /** Of the same database, without the ones in the trash. */
    scenarios: z.array(z.object({ id: z.int(), name: z.string(), isActive: z.boolean() })),
    resources: z.array(z.object({ id: z.int(), name: z.string(), channels: z.array(z.string()) })),
    /** Of the same database. */
    segments: z.array(z.object({ id: z.int(), name: z.string(), kind: segmentKindSchema })),
    /** Without their words. */
    templates: z.array(
      z.object({
        id: z.int(),
        name: z.string(),
        channel: z.string(),
        databaseId: z.int().nullable(),
        hasSubject: z.boolean(),
        hasBody: z.boolean(),
      }),
    ),
    senders: z.array(z.object({ id: z.int(), name: z.string() })),
    /** Names of the account's secrets and where they may go; never values. */
    secrets: z.array(z.object({ name: z.string(), hosts: z.array(z.string()) })),
    connections: z.array(z.object({ id: z.int(), name: z.string(), hosts: z.array(z.string()) })),
  }),
});
export type ScenarioContext = z.infer<typeof getScenarioContext.answer>;
