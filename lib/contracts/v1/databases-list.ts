import { z } from "zod";
import { definePublic, idSchema, pagingShape } from "./shared";

/** Lists the databases that the token sees, with their custom fields. */
export const databasesList = definePublic({
  name: "databases/list",
  body: z.object({ ...pagingShape, groups_id: z.array(idSchema).max(1_000).optional() }),
  unused: [],
});
