import { AppError } from "@/lib/shared/app-error";
import type { StartRequest } from "./start-request";

/** The failure of a start whose scenario or mailing does not run. */
export function makeInactiveFailure(
  request: Pick<StartRequest, "kind" | "targetField">,
  { id, name }: { id: number; name: string },
): AppError {
  const field = request.targetField;
  const shown = `${request.kind === "scenario" ? "Scenario" : "Mailing"} #${id} "${name}"`;
  return new AppError("conflict", `${field}: ${shown} is inactive. Activate it and try again.`, { field });
}
