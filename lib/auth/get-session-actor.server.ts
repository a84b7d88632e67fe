import { readSession } from "@/lib/auth/session-cookie.server";
import { getSessionUser, type SessionUserRow } from "@/lib/db/queries/users/get-session-user.server";
import { type Actor, listPermissions, type Role, ROLES } from "@/lib/domain/permissions/permissions";

/** A signed-in person: the actor, and what the interface shows of him. */
export type SessionActor = Actor & { email: string; accountName: string };

/**
 * The person behind a request's session cookie, with the role that the database has now.
 * Null without a session, after 12 h, for a disabled user and when his sessions were ended.
 */
export async function getSessionActor(
  headers: Headers,
  { ip, requestId }: { ip: string | null; requestId: string },
): Promise<SessionActor | null> {
  const claims = await readSession(headers.get("cookie"));
  if (claims === null) return null;
  const user = await getSessionUser(claims.userId, claims.sessionVersion);
  return user === null ? null : makeActor(user, { ip, requestId });
}

function makeActor(user: SessionUserRow, { ip, requestId }: { ip: string | null; requestId: string }): SessionActor {
  const role = parseRole(user.role);
  return {
    kind: "user",
    id: user.id,
    name: user.name,
    email: user.email,
    accountId: user.account_id,
    accountName: user.account_name,
    zone: user.time_zone,
    role,
    permissions: listPermissions(role),
    groupIds: user.group_ids,
    ip,
    requestId,
  };
}

/** An unknown role may look, nothing more. */
function parseRole(role: string): Role {
  return ROLES.find((known) => known === role) ?? "viewer";
}
