import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { GROUPS_MAX, idParams, objectId, objectIdText } from "@/lib/contracts/ids";

export const RESOURCE_NAME_LENGTH_MAX = 160;
/** Channels that send; a resource has at least one. */
export const RESOURCE_CHANNELS = ["email"] as const;

const name = z
  .string()
  .trim()
  .min(1, "Give the resource a name.")
  .max(RESOURCE_NAME_LENGTH_MAX, `A name has at most ${RESOURCE_NAME_LENGTH_MAX} characters.`);
const description = z.string().max(2_000);
const channels = z.array(z.enum(RESOURCE_CHANNELS)).min(1, "Choose at least one channel.");
const databaseIds = z.array(objectId).max(1_000);

export const resourceSchema = z.object({
  id: z.int(),
  name: z.string(),
  description: z.string(),
  channels: z.array(z.string()),
  /** The databases whose profiles may subscribe. */
  databases: z.array(z.object({ id: z.int(), name: z.string() })),
  groupIds: z.array(z.int()),
  updatedAt: z.iso.datetime(),
});
export type Resource = z.infer<typeof resourceSchema>;

export const listResources = defineContract({
  method: "GET",
  path: "/api/internal/resources",
  query: z.object({
    search: z.string().max(200).optional(),
    /** Only those that profiles of this database may subscribe to. */
    databaseId: objectIdText.optional(),
  }),
  answer: z.object({ items: z.array(resourceSchema) }),
});

export const getResource = defineContract({
  method: "GET",
  path: "/api/internal/resources/[id]",
  params: idParams,
  answer: resourceSchema,
});

export const createResource = defineContract({
  method: "POST",
  path: "/api/internal/resources",
  body: z.object({
    name,
    description: description.default(""),
    channels: channels.default(["email"]),
    databaseIds: databaseIds.default([]),
    groupIds: z.array(objectId).max(GROUPS_MAX).default([]),
  }),
  answer: z.object({ id: z.int() }),
});

export const updateResource = defineContract({
  method: "PATCH",
  path: "/api/internal/resources/[id]",
  params: idParams,
  body: z.object({
    name: name.optional(),
    description: description.optional(),
    channels: channels.optional(),
    databaseIds: databaseIds.optional(),
    groupIds: z.array(objectId).max(GROUPS_MAX).optional(),
  }),
  answer: resourceSchema,
});
