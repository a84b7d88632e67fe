import type { Actor } from "@/lib/domain/permissions/permissions";

/** Who did it, as a profile's history keeps it: `user:<id>`, `token:<id>` or `system`. */
export function describeSource(actor: Actor): string {
  return actor.kind === "system" ? "system" : `${actor.kind}:${actor.id}`;
}
