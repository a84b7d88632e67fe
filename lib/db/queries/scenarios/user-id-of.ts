import type { Actor } from "@/lib/domain/permissions/permissions";

/** Who is shown as author: users only; tokens and the product itself stand in the audit journal. */
export function userIdOf(actor: Pick<Actor, "kind" | "id">): number | null {
  return actor.kind === "user" ? actor.id : null;
}
