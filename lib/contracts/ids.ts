import { z } from "zod";

/** Numbers of objects are 32-bit in the database: a larger one names nothing. */
export const ID_MAX = 2_147_483_647;

/** A number of an object in a body. */
export const objectId = z.int().positive().max(ID_MAX);

/** The same in a path or query, where it comes as text. */
export const objectIdText = z.coerce.number().int().positive().max(ID_MAX);

/** The path parameter `[id]`. */
export const idParams = z.object({ id: objectIdText });

/** What a save names: how often the object was changed before. */
export const revision = z.int().min(0).max(ID_MAX);

/** Groups that one object may be limited to. */
export const GROUPS_MAX = 1_000;

/** A 64-bit id as text; 18 digits always fit. */
export const bigId = z.string().regex(/^\d{1,18}$/);
