import type { StartChoice } from "./import-start.server";

/** The scenario or mailing that a request names by one of two parameters; its contract asks for one of them. */
export function chooseStart(
  kind: StartChoice["kind"],
  named: Readonly<Record<string, number | undefined>>,
): StartChoice {
  for (const [targetField, targetId] of Object.entries(named)) {
    if (targetId !== undefined) return { kind, targetId, targetField };
  }
  throw new Error("A request that starts something names nothing.");
}
