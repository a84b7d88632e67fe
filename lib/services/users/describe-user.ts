import type { UserView } from "@/lib/contracts/users";
import { ROLES } from "@/lib/domain/permissions/permissions";

type UserRow = {
  id: number;
  name: string;
  email: string;
  role: string;
  disabledAt: Date | null;
  lastSignInAt: Date | null;
  createdAt: Date;
};

/** A user as the interface shows him; never his hash. */
export function describeUser(row: UserRow): UserView {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: ROLES.find((role) => role === row.role) ?? "viewer",
    isDisabled: row.disabledAt !== null,
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
