import { z } from "zod";
import { NODES_MAX, nodeIdSchema } from "@/lib/domain/scenario/graph";

/** What becomes of the profiles in an element that a saved change deletes: they go on at another one, or leave (`to` null). */
export const relocationSchema = z.strictObject({ from: nodeIdSchema, to: nodeIdSchema.nullable() });
export const relocationsSchema = z.array(relocationSchema).max(NODES_MAX);

export type Relocation = z.infer<typeof relocationSchema>;
