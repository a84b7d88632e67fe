import { z } from "zod";
import { scheduleSchema } from "@/lib/domain/schedules/schedule";

/** When a schedule fires, and who is sent then: a segment, or all of the database (null). */
export const schedulePlanSchema = z.object({ schedule: scheduleSchema, segmentId: z.int().nullable() });
export type SchedulePlan = z.infer<typeof schedulePlanSchema>;
