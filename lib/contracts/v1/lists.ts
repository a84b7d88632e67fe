import { z } from "zod";
import { definePublic, idSchema, pagingShape } from "./shared";

/** Paging, and the groups that an object must have one of. */
const page = { ...pagingShape, groups_id: z.array(idSchema).max(1_000).optional() };

/** Lists the databases that the token sees, with their fields. */
export const databasesList = definePublic({ name: "databases/list", body: z.object(page), unused: [] });

export const databasesGet = definePublic({ name: "databases/get", body: z.object({ db_id: idSchema }), unused: [] });

export const resourcesList = definePublic({ name: "resources/list", body: z.object(page), unused: [] });

export const templatesList = definePublic({ name: "templates/list", body: z.object(page), unused: [] });

/** Lists trigger mailings. */
export const campaignsTriggersList = definePublic({
  name: "campaigns/triggers/list",
  body: z.object(page),
  unused: [],
});

export const campaignsTriggersGet = definePublic({
  name: "campaigns/triggers/get",
  body: z.object({ id: idSchema }),
  unused: [],
});

/** Lists segments, all or those of one database. */
export const segmentsList = definePublic({
  name: "segments/list",
  body: z.object({ ...page, db_id: idSchema.optional() }),
  unused: [],
});
