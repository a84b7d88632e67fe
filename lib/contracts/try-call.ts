import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { idParams } from "@/lib/contracts/ids";
import { triedCall, triedValues } from "@/lib/domain/http/tried-call";
import { jsonObjectSchema } from "@/lib/shared/json";

const TYPE_LENGTH_MAX = 100;
const VERSION_MAX = 1_000;

/** Makes an element's call once, with its settings as they stand in the form; nothing of it need be saved. */
export const tryCall = defineContract({
  method: "POST",
  path: "/api/internal/scenarios/[id]/try-call",
  params: idParams,
  body: z.object({
    type: z.string().max(TYPE_LENGTH_MAX),
    version: z.int().min(0).max(VERSION_MAX),
    settings: jsonObjectSchema,
    values: triedValues,
  }),
  answer: triedCall,
});
