import { z } from "zod";
import { definePublic, idSchema } from "./shared";

/** How far a background task is, and its result once it is done. */
export const tasksGet = definePublic({ name: "tasks/get", body: z.object({ task_id: idSchema }), unused: [] });
