export const ROLES = ["master", "admin", "marketer", "viewer"] as const;
export type Role = (typeof ROLES)[number];

/** What an actor may do; a route names the one it requires. */
export type Permission =
  | "data.view"
  | "data.edit"
  | "content.view"
  | "content.edit"
  | "scenarios.view"
  | "scenarios.edit"
  | "scenarios.start"
  | "mailings.start"
  | "senders.manage"
  | "secrets.manage"
  | "account.manage"
  | "users.manage"
  | "tokens.manage";

const VIEW: readonly Permission[] = ["data.view", "content.view", "scenarios.view"];
const WORK: readonly Permission[] = [
  ...VIEW,
  "data.edit",
  "content.edit",
  "scenarios.edit",
  "scenarios.start",
  "mailings.start",
];

const PERMISSIONS: Record<Role, readonly Permission[]> = {
  viewer: VIEW,
  marketer: WORK,
  admin: [...WORK, "senders.manage", "secrets.manage", "account.manage", "users.manage"],
  // Only masters make tokens: a token speaks for the whole account.
  master: [...WORK, "senders.manage", "secrets.manage", "account.manage", "users.manage", "tokens.manage"],
};

/** What a token may be limited to; a token without any limit may do all of it. */
export const TOKEN_PERMISSIONS: readonly Permission[] = WORK;

/** Who asks: a signed-in user, an API token, or the product itself. */
export type Actor = {
  kind: "user" | "token" | "system";
  /** Id of the user or token; 0 for the product itself. */
  id: number;
  name: string;
  accountId: number;
  /** The account's IANA zone. */
  zone: string;
  role: Role;
  permissions: readonly Permission[];
  /** Groups whose objects are visible; empty = all of the account. */
  groupIds: readonly number[];
  ip: string | null;
  requestId: string;
};

/** The permissions that a role has. */
export function listPermissions(role: Role): readonly Permission[] {
  return PERMISSIONS[role];
}

/** True when the actor holds the permission. */
export function mayActor(actor: Actor, permission: Permission): boolean {
  return actor.permissions.includes(permission);
}
