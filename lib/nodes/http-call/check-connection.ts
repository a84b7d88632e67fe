import type { SettingsIssue, ValidateContext } from "@/lib/nodes/define";
import { findFixedHost } from "@/lib/nodes/http-call/find-fixed-host";
import type { HttpCallSettings } from "@/lib/nodes/http-call/settings";

/** A connection that is not there, or may not be sent to the host of the call. */
export function checkConnection(
  { connectionId, url }: Pick<HttpCallSettings, "connectionId" | "url">,
  { connections }: Pick<ValidateContext, "connections">,
): SettingsIssue[] {
  if (connectionId === null || connections === undefined) return [];
  const known = connections.find((one) => one.id === connectionId);
  if (known === undefined) {
    const message = `There is no connection #${connectionId}; choose another one, or none.`;
    return [{ field: "connectionId", level: "error", message }];
  }
  const host = findFixedHost(url);
  if (host === null || known.hosts.includes(host)) return [];
  const message = `The connection "${known.name}" may be sent to ${known.hosts.join(", ")}, not to ${host}.`;
  return [{ field: "connectionId", level: "error", message }];
}
