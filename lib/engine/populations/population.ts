import { z } from "zod";

/** Who is sent into a scenario: a segment of its database, or all of the database (`segmentId` null). */
export const populationSchema = z.object({
  accountId: z.int(),
  databaseId: z.int(),
  segmentId: z.int().nullable(),
});
export type Population = z.infer<typeof populationSchema>;
