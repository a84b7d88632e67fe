import { nameLookup } from "@/lib/domain/matching/choose-profile";
import type { Match } from "@/lib/domain/matching/make-match";
import { AppError } from "@/lib/shared/app-error";

/** A match that does not lead to one profile: `field` is the parameter that several profiles share. */
type Missed = { kind: "none" } | { kind: "ambiguous"; field: string };

/** Says which parameter found nobody (`not_found`) or several (`conflict`), with the value that was looked for. */
export function makeMatchFailure(match: Match, missed: Missed, databaseName: string): AppError {
  const place = `the database "${databaseName}"`;
  const { shown } = match;
  if (missed.kind === "ambiguous") {
    const text = `${missed.field}: several profiles of ${place} have ${shown}, so it is not clear which one is meant.`;
    return new AppError("conflict", text, { field: missed.field });
  }
  const [field = ""] = match.kind === "id" ? ["profile_id"] : match.lookups.map(nameLookup);
  return new AppError("not_found", `${field}: There is no profile ${shown} in ${place}.`, { field });
}
