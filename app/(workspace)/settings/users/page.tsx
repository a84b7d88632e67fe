import type { Metadata } from "next";
import { NoAccess } from "@/components/settings/no-access";
import { UserList } from "@/components/settings/user-list";
import { requireUser } from "@/lib/auth/require-user.server";
import { mayActor } from "@/lib/domain/permissions/permissions";
import { ROLE_LABELS } from "@/lib/domain/permissions/role-labels";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage() {
  const actor = await requireUser();
  if (mayActor(actor, "users.manage")) return <UserList />;
  return (
    <NoAccess title="Users" roleLabel={ROLE_LABELS[actor.role].label}>
      Masters and admins add users here and choose what each may do. Ask one of them for another role.
    </NoAccess>
  );
}
