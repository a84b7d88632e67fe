import type { UseFormReturn } from "react-hook-form";
import type { ConnectionInput, ConnectionView } from "@/lib/contracts/connections";
import type { ConnectionAccess } from "@/lib/domain/http/connection";

/** Everything that the form can hold, whatever kind is chosen: a change of mind loses nothing. */
export type ConnectionFormValues = {
  name: string;
  kind: ConnectionAccess["kind"];
  hosts: string[];
  username: string;
  password: string;
  token: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  scope: string;
  credentials: "header" | "body";
  headers: { name: string; value: string }[];
  rateLimit: number | null;
  ratePer: ConnectionInput["ratePer"];
  timeoutSeconds: number | null;
};

export type ConnectionFieldsProps = {
  form: UseFormReturn<ConnectionFormValues>;
  /** The kind whose secret values are kept already; null = none are. */
  kept: ConnectionAccess["kind"] | null;
};

const EMPTY: ConnectionFormValues = {
  ...{ name: "", kind: "bearer", hosts: [], username: "", password: "", token: "" },
  ...{ tokenUrl: "", clientId: "", clientSecret: "", scope: "", credentials: "header" },
  ...{ headers: [{ name: "", value: "" }], rateLimit: null, ratePer: "second", timeoutSeconds: null },
};

/** What the form begins with; secret values are never there. */
export function toFormValues(connection: ConnectionView | null): ConnectionFormValues {
  if (connection === null) return EMPTY;
  const { name, hosts, access, rateLimit, ratePer, timeoutSeconds } = connection;
  return { ...EMPTY, ...readAccess(access), ...{ name, hosts, rateLimit, ratePer, timeoutSeconds } };
}

function readAccess(access: ConnectionAccess): Partial<ConnectionFormValues> {
  if (access.kind !== "headers") return access;
  return { kind: access.kind, headers: access.names.map((name) => ({ name, value: "" })) };
}

/** What is sent: a secret value that is not typed keeps the stored one. */
export function toInput(values: ConnectionFormValues): ConnectionInput {
  const { name, hosts, rateLimit, ratePer, timeoutSeconds } = values;
  const [access, secrets] = makeAccess(values);
  const typed = Object.fromEntries(secrets.filter(([, value]) => value !== ""));
  return { name, hosts, rateLimit, ratePer, timeoutSeconds, access, secrets: typed };
}

function makeAccess(values: ConnectionFormValues): [ConnectionAccess, [string, string][]] {
  const { kind, username, password, token, tokenUrl, clientId, clientSecret, scope, credentials, headers } = values;
  switch (kind) {
    case "basic":
      return [{ kind, username }, [["password", password]]];
    case "bearer":
      return [{ kind }, [["token", token]]];
    case "oauth2":
      return [{ kind, tokenUrl: tokenUrl.trim(), clientId, scope, credentials }, [["clientSecret", clientSecret]]];
    case "headers":
      return [
        { kind, names: headers.map((header) => header.name.trim()) },
        headers.map((header) => [header.name.trim(), header.value]),
      ];
  }
}

/** The input of the form that a path of what is sent belongs to. */
export function findInput(path: readonly PropertyKey[]): keyof ConnectionFormValues | "root" {
  if (path[0] === "access" && path[1] === "names") return "headers";
  const last = path.findLast((part) => typeof part === "string") ?? "";
  return Object.keys(EMPTY).find((key): key is keyof ConnectionFormValues => key === last) ?? "root";
}
