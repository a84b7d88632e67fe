import type { ConnectionInput } from "@/lib/contracts/connections";
import type { ConnectionConfig, ConnectionSecrets } from "@/lib/domain/http/connection";
import { listAccessSecrets } from "@/lib/domain/http/connection";
import { AppError } from "@/lib/shared/app-error";

type Kept = { config: ConnectionConfig; secrets: ConnectionSecrets };

/**
 * The secret values of a connection as it is to be kept: typed ones, and for the others those that are kept.
 * @throws AppError `bad_request` on `secrets.<name>` for one that is missing, or was typed for another host.
 */
export function mergeSecrets(input: ConnectionInput, kept: Kept | null): ConnectionSecrets {
  const moved = kept === null ? null : describeMove(input, kept.config);
  const entries = listAccessSecrets(input.access).map((name): [string, string] => {
    const typed = own(input.secrets, name);
    const before = kept === null ? undefined : own(kept.secrets, name);
    const value = typed ?? (moved === null ? before : undefined);
    if (value !== undefined) return [name, value];
    const which = input.access.kind === "headers" ? ` of ${name}` : "";
    const message =
      moved !== null && before !== undefined
        ? `The value${which} was not typed for ${moved}: type it again.`
        : `Type the value${which}.`;
    throw new AppError("bad_request", message, { field: `secrets.${name}` });
  });
  return Object.fromEntries(entries);
}

function own(secrets: ConnectionSecrets, name: string): string | undefined {
  return Object.hasOwn(secrets, name) ? secrets[name] : undefined;
}

/** Where kept values would newly go; null = nowhere. */
function describeMove({ access, hosts }: ConnectionInput, before: ConnectionConfig): string | null {
  if (access.kind !== before.access.kind) return "this kind of access";
  const added = hosts.filter((host) => !before.hosts.includes(host));
  if (added.length > 0) return added.join(", ");
  if (access.kind !== "oauth2" || before.access.kind !== "oauth2") return null;
  const { origin } = new URL(access.tokenUrl);
  return origin === new URL(before.access.tokenUrl).origin ? null : origin;
}
