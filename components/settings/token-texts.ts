import type { Permission } from "@/lib/domain/permissions/permissions";

/** The scopes of a token in the words of the API's user, in the order of the form. */
export const SCOPES: readonly { value: Permission; label: string; help: string }[] = [
  { value: "scenarios.start", label: "Start scenarios", help: "workflows/start and the like" },
  { value: "mailings.start", label: "Launch trigger mailings", help: "campaigns/triggers/start and the like" },
  { value: "data.edit", label: "Import and change profiles", help: "profiles/import, delete" },
  { value: "data.view", label: "Read profiles and databases", help: "profiles/get, databases/list" },
  { value: "scenarios.edit", label: "Activate and stop scenarios", help: "workflows/activate, deactivate" },
  { value: "scenarios.view", label: "Read scenarios", help: "workflows/list, get" },
  { value: "content.edit", label: "Change mailings, templates and resources", help: "" },
  { value: "content.view", label: "Read mailings, templates and resources", help: "triggers/list, resources/list" },
];

/** How a token's limits read in one cell. */
export function describeScopes(scopes: readonly string[]): string {
  if (scopes.length === 0) return "Everything";
  return SCOPES.filter((scope) => scopes.includes(scope.value))
    .map((scope) => scope.label)
    .join(", ");
}

/** Calls that show a token working, the harmless ones first; words in capitals are to be replaced. */
const TRIES: readonly { scope: Permission; method: string; body: Record<string, unknown> }[] = [
  { scope: "data.view", method: "databases/list", body: {} },
  { scope: "scenarios.view", method: "workflows/list", body: {} },
  { scope: "scenarios.start", method: "workflows/start", body: { id: "ID", matching: "email", email: "EMAIL" } },
  { scope: "mailings.start", method: "triggers/start", body: { id: "ID", matching: "email", email: "EMAIL" } },
  { scope: "data.edit", method: "profiles/import", body: { db_id: "ID", data: { email: "EMAIL" } } },
  { scope: "scenarios.edit", method: "workflows/activate", body: { id: "ID" } },
];

/** One ready `curl` line for a new token. */
export function makeCurlLine({
  url,
  token,
  scopes,
}: {
  url: string;
  token: string;
  scopes: readonly string[];
}): string {
  const allowed = TRIES.find(({ scope }) => scopes.length === 0 || scopes.includes(scope));
  const { method, body } = allowed ?? { method: "databases/list", body: {} };
  // A number stands where ID will stand.
  const json = JSON.stringify({ token, ...body }).replace('"ID"', "ID");
  return `curl -X POST ${url}/${method} -H 'Content-Type: application/json' -d '${json}'`;
}
