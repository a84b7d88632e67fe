import type { Actor, Role } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";

/** Only a master makes a master. @throws AppError `forbidden`. */
export function refuseMasterRole(actor: Actor, role: Role | undefined): void {
  if (role !== "master" || actor.role === "master") return;
  throw new AppError("forbidden", "Only a master can make somebody a master.", { field: "role" });
}
