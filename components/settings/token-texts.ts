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

/** One line that shows a new token working: it lists the account's databases and changes nothing. */
export function makeCurlLine({
  url,
  token,
  scopes,
}: {
  url: string;
  token: string;
  scopes: readonly string[];
}): string {
  const method = scopes.length === 0 || scopes.includes("data.view") ? "databases/list" : "workflows/list";
  return `curl -X POST ${url}/${method} -H 'Content-Type: application/json' -d '{"token":"${token}"}'`;
}
