import { z } from "zod";
import { type Actor, listPermissions, ROLES } from "./permissions";

const PERMISSIONS = listPermissions("master");

/** An actor as a job keeps him: what he was allowed when he asked holds until it is done. */
export const actorSchema: z.ZodType<Actor> = z.object({
  kind: z.enum(["user", "token", "system"]),
  id: z.int(),
  name: z.string(),
  accountId: z.int(),
  zone: z.string(),
  role: z.enum(ROLES),
  permissions: z.array(z.enum(PERMISSIONS)),
  groupIds: z.array(z.int()),
  ip: z.string().nullable(),
  requestId: z.string(),
});
