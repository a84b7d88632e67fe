import type { ConnectionAccess, ConnectionSecrets } from "@/lib/domain/http/connection";

/** The headers that prove who calls. `token`: of OAuth 2. */
export function makeAccessHeaders(
  access: ConnectionAccess,
  secrets: ConnectionSecrets,
  token: string | null,
): Record<string, string> {
  switch (access.kind) {
    case "basic":
      return { authorization: makeBasic(access.username, secrets["password"] ?? "") };
    case "bearer":
      return { authorization: `Bearer ${secrets["token"] ?? ""}` };
    case "oauth2":
      return { authorization: `Bearer ${token ?? ""}` };
    case "headers":
      return Object.fromEntries(access.names.map((name) => [name.toLowerCase(), secrets[name] ?? ""]));
  }
}

/** RFC 7617, in UTF-8. */
export function makeBasic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;
}

/** All texts that must not be seen, with what the headers make of them. */
export function listHidden(secrets: ConnectionSecrets, headers: Record<string, string>): string[] {
  const sent = Object.values(headers).map((value) => value.replace(/^(?:Basic|Bearer) /, ""));
  return [...new Set([...Object.values(secrets), ...sent])].filter((text) => text !== "");
}
