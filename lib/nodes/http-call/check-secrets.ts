import { listSecretNames } from "@/lib/domain/template/list-secret-names";
import type { SettingsIssue, ValidateContext } from "@/lib/nodes/define";
import { findFixedHost } from "@/lib/nodes/http-call/find-fixed-host";
import type { HttpCallSettings } from "@/lib/nodes/http-call/settings";

/** Secrets that are not there, or may not be sent to the host of the call. */
export function checkSecrets(
  settings: HttpCallSettings,
  { secrets }: Pick<ValidateContext, "secrets">,
): SettingsIssue[] {
  if (secrets === undefined) return [];
  const texts = [
    { field: "url", text: settings.url },
    { field: "body", text: settings.body },
    ...settings.headers.map(({ value }, index) => ({ field: `headers.${index}.value`, text: value })),
  ];
  const host = findFixedHost(settings.url);
  return texts.flatMap(({ field, text }) =>
    listSecretNames(text).flatMap((name): SettingsIssue[] => {
      const known = secrets.find((one) => one.name === name);
      const message = known === undefined ? describeUnknown(name) : describeHost(known, host);
      return message === null ? [] : [{ field, level: "error", message }];
    }),
  );
}

function describeUnknown(name: string): string {
  return `There is no secret "${name}". A master or admin adds it under Settings → Secrets.`;
}

function describeHost({ name, hosts }: { name: string; hosts: readonly string[] }, host: string | null): string | null {
  if (host === null || hosts.includes(host)) return null;
  return `The secret "${name}" may be sent to ${hosts.join(", ")}, not to ${host}.`;
}
