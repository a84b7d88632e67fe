import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { ID_MAX, idParams, objectId, objectIdText, revision } from "@/lib/contracts/ids";
import { graphSchema } from "@/lib/domain/scenario/graph";
import { reentryModeSchema } from "@/lib/domain/scenario/reentry";
import { relocationsSchema } from "@/lib/domain/scenario/relocation";

export const SCENARIO_NAME_LENGTH_MAX = 160;
export const SCENARIO_DESCRIPTION_LENGTH_MAX = 4_000;
export const TAG_LENGTH_MAX = 40;
export const TAGS_MAX = 20;
const PAGE_MAX = 200;

const moment = z.iso.datetime();
const name = z
  .string()
  .trim()
  .min(1, "Give the scenario a name.")
  .max(SCENARIO_NAME_LENGTH_MAX, `A name has at most ${SCENARIO_NAME_LENGTH_MAX} characters.`);
const tags = z
  .array(z.string().trim().min(1).max(TAG_LENGTH_MAX, `A tag has at most ${TAG_LENGTH_MAX} characters.`))
  .max(TAGS_MAX, `At most ${TAGS_MAX} tags.`);

export const scenarioRowSchema = z.object({
  id: z.int(),
  name: z.string(),
  isActive: z.boolean(),
  databaseId: z.int(),
  databaseName: z.string(),
  reentry: reentryModeSchema,
  tags: z.array(z.string()),
  /** Profiles inside now. */
  inside: z.int(),
  /** Profiles that are being sent into it now: how many of how many (null = not known). */
  sending: z.object({ done: z.int(), total: z.int().nullable() }).nullable(),
  /** Too many of its profiles failed in the last hour. */
  isFailing: z.boolean(),
  hasDraft: z.boolean(),
  /** Never saved: it cannot be activated. */
  isNew: z.boolean(),
  updatedAt: moment,
  updatedBy: z.string().nullable(),
  trashedAt: moment.nullable(),
});
export type ScenarioRow = z.infer<typeof scenarioRowSchema>;

export const SCENARIO_SORTS = ["name", "updated", "inside", "id"] as const;

export const listScenarios = defineContract({
  method: "GET",
  path: "/api/internal/scenarios",
  query: z.object({
    view: z.enum(["current", "trash"]).default("current"),
    search: z.string().max(200).optional(),
    status: z.enum(["active", "inactive"]).optional(),
    databaseId: objectIdText.optional(),
    tag: z.string().max(TAG_LENGTH_MAX).optional(),
    sort: z.enum(SCENARIO_SORTS).default("updated"),
    desc: z.stringbool().default(true),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
  }),
  answer: z.object({ items: z.array(scenarioRowSchema), nextCursor: z.string().nullable(), total: z.int() }),
});

/** The tags that scenarios of the account carry. */
export const listScenarioTags = defineContract({
  method: "GET",
  path: "/api/internal/scenarios/tags",
  answer: z.object({ tags: z.array(z.string()) }),
});

export const scenarioSchema = z.object({
  id: z.int(),
  name: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  reentry: reentryModeSchema,
  databaseId: z.int(),
  databaseName: z.string(),
  isActive: z.boolean(),
  /** 0 = never saved. */
  version: z.int(),
  /** Raised by every change; a save names the one it saw. */
  rev: z.int(),
  inside: z.int(),
  updatedAt: moment,
  updatedBy: z.string().nullable(),
  trashedAt: moment.nullable(),
});
export type Scenario = z.infer<typeof scenarioSchema>;

const draftSchema = z.object({
  graph: graphSchema,
  rev: z.int(),
  /** The saved version the draft grew from. */
  baseVersion: z.int(),
  updatedAt: moment,
  updatedBy: z.string().nullable(),
});

const openScenarioSchema = z.object({
  scenario: scenarioSchema,
  /** The newest saved version's; of a new scenario, Default profile capture alone. */
  graph: graphSchema,
  savedAt: moment.nullable(),
  draft: draftSchema.nullable(),
  /** Ids of new elements begin here: higher than any that was ever saved. */
  nextNodeId: z.int(),
  /** Where programs post to, without its slash at the end. */
  launchUrl: z.string(),
});
export type OpenScenario = z.infer<typeof openScenarioSchema>;

export const getScenario = defineContract({
  method: "GET",
  path: "/api/internal/scenarios/[id]",
  params: idParams,
  answer: openScenarioSchema,
});

export const createScenario = defineContract({
  method: "POST",
  path: "/api/internal/scenarios",
  body: z.object({
    name,
    databaseId: z.int("Choose a database.").positive("Choose a database.").max(ID_MAX),
    reentry: reentryModeSchema,
  }),
  answer: z.object({ id: z.int() }),
});

/** Every change answers with what the next one has to name. */
const changedSchema = z.object({ rev: z.int(), updatedAt: moment });

export const updateScenario = defineContract({
  method: "PATCH",
  path: "/api/internal/scenarios/[id]",
  params: idParams,
  body: z.object({
    name: name.optional(),
    description: z.string().max(SCENARIO_DESCRIPTION_LENGTH_MAX).optional(),
    tags: tags.optional(),
    databaseId: objectId.optional(),
    reentry: reentryModeSchema.optional(),
  }),
  answer: changedSchema,
});

export const saveScenario = defineContract({
  method: "POST",
  path: "/api/internal/scenarios/[id]/save",
  params: idParams,
  body: z.object({
    rev: revision,
    graph: graphSchema,
    /** The switch as it stands: saving activates or stops as well. */
    isActive: z.boolean(),
    /** On a stop: freeze the profiles inside until the next activation; else they exit. */
    keepProfiles: z.boolean().default(false),
    /** What becomes of the profiles in elements that this save deletes; without it such a save is refused and says how many. */
    relocations: relocationsSchema.default([]),
  }),
  answer: changedSchema.extend({ version: z.int(), isActive: z.boolean() }),
});

const editsSchema = z.object({
  /** The newest saved version; who changed the scenario last, and when. */
  version: z.int(),
  savedBy: z.string().nullable(),
  savedAt: moment,
  draft: draftSchema.pick({ rev: true, updatedAt: true, updatedBy: true }).nullable(),
});
export type ScenarioEdits = z.infer<typeof editsSchema>;

/** How far anybody's edits have come: small, so that every open editor may ask again and again. */
export const getScenarioEdits = defineContract({
  method: "GET",
  path: "/api/internal/scenarios/[id]/draft",
  params: idParams,
  answer: editsSchema,
});

export const saveScenarioDraft = defineContract({
  method: "PUT",
  path: "/api/internal/scenarios/[id]/draft",
  params: idParams,
  body: z.object({
    graph: graphSchema,
    baseVersion: revision,
    /** The draft's rev that this one follows; 0 = there was none. */
    rev: revision,
    /** Takes the place of whatever draft there is. */
    force: z.boolean().default(false),
  }),
  answer: z.object({ rev: z.int(), updatedAt: moment }),
});

export const discardScenarioDraft = defineContract({
  method: "DELETE",
  path: "/api/internal/scenarios/[id]/draft",
  params: idParams,
  answer: z.void(),
});

export const activateScenario = defineContract({
  method: "POST",
  path: "/api/internal/scenarios/[id]/activate",
  params: idParams,
  answer: changedSchema,
});

export const stopScenario = defineContract({
  method: "POST",
  path: "/api/internal/scenarios/[id]/stop",
  params: idParams,
  body: z.object({ keepProfiles: z.boolean() }),
  answer: changedSchema,
});

export const cloneScenario = defineContract({
  method: "POST",
  path: "/api/internal/scenarios/[id]/clone",
  params: idParams,
  body: z.object({
    name: name.optional(),
    /** Clone this graph instead of the saved one: "keep mine as a copy". */
    graph: graphSchema.optional(),
  }),
  answer: z.object({ id: z.int(), name: z.string() }),
});

export const trashScenario = defineContract({
  method: "POST",
  path: "/api/internal/scenarios/[id]/trash",
  params: idParams,
  answer: changedSchema,
});

export const restoreScenario = defineContract({
  method: "POST",
  path: "/api/internal/scenarios/[id]/restore",
  params: idParams,
  answer: changedSchema,
});

export const startScenarioByHand = defineContract({
  method: "POST",
  path: "/api/internal/scenarios/[id]/start",
  params: idParams,
  body: z.object({
    /** The profile's public id. */
    profileId: z.string().regex(/^[0-9a-fA-F]{24}$/, "A profile's id has 24 hex digits."),
    content: z.record(z.string(), z.json()).default({}),
  }),
  answer: z.object({ passId: z.string().nullable(), skipped: z.boolean() }),
});
