import { z } from "zod";
import { databaseObject, resourceObject, segmentObject, templateObject, triggerObject } from "./answer-objects";
import { answerWith, pageOf } from "./answers";
import { definePublic, idSchema, pagingShape } from "./shared";

const page = {
  ...pagingShape,
  groups_id: z.array(idSchema).max(1_000).optional().describe("Numbers of groups; an object comes when it has one."),
};

export const databasesList = definePublic({
  name: "databases/list",
  summary: "Lists the databases that the token sees, with their fields.",
  scopes: ["data.view"],
  changes: false,
  example: { limit: 100 },
  body: z.object(page),
  answer: pageOf(databaseObject),
  unused: [],
});

export const databasesGet = definePublic({
  name: "databases/get",
  summary: "Reads one database with its fields.",
  scopes: ["data.view"],
  changes: false,
  example: { db_id: 1 },
  body: z.object({ db_id: idSchema }),
  answer: answerWith({ data: databaseObject }),
  unused: [],
});

export const resourcesList = definePublic({
  name: "resources/list",
  summary: "Lists resources.",
  scopes: ["data.view"],
  changes: false,
  example: { limit: 100 },
  body: z.object(page),
  answer: pageOf(resourceObject),
  unused: [],
});

export const templatesList = definePublic({
  name: "templates/list",
  summary: "Lists templates, without their bodies.",
  scopes: ["content.view"],
  changes: false,
  example: { limit: 100 },
  body: z.object(page),
  answer: pageOf(templateObject),
  unused: [],
});

export const campaignsTriggersList = definePublic({
  name: "campaigns/triggers/list",
  summary: "Lists trigger mailings.",
  scopes: ["content.view"],
  changes: false,
  example: { limit: 100 },
  body: z.object(page),
  answer: pageOf(triggerObject),
  unused: [],
});

export const campaignsTriggersGet = definePublic({
  name: "campaigns/triggers/get",
  summary: "Reads one trigger mailing.",
  scopes: ["content.view"],
  changes: false,
  example: { id: 270 },
  body: z.object({ id: idSchema }),
  answer: answerWith({ data: triggerObject }),
  unused: [],
});

export const segmentsList = definePublic({
  name: "segments/list",
  summary: "Lists segments, all or those of one database.",
  scopes: ["data.view"],
  changes: false,
  example: { db_id: 1, limit: 100 },
  body: z.object({ ...page, db_id: idSchema.optional() }),
  answer: pageOf(segmentObject),
  unused: [],
});
