import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";

/** Builds the sample "Tell the manager" in the account. */
export const loadSample = defineContract({
  method: "POST",
  path: "/api/internal/sample",
  answer: z.object({
    url: z.string(),
    token: z.string(),
    lead_database_id: z.int(),
    manager_database_id: z.int(),
    resource_id: z.int(),
    template_id: z.int(),
    trigger_id: z.int(),
    scenario_id: z.int(),
    lead_email: z.string(),
    manager_email: z.string(),
  }),
});
