import type { Metadata } from "next";
import { ConnectionList } from "@/components/settings/connection-list";
import { NoAccess } from "@/components/settings/no-access";
import { requireUser } from "@/lib/auth/require-user.server";
import { mayActor } from "@/lib/domain/permissions/permissions";
import { ROLE_LABELS } from "@/lib/domain/permissions/role-labels";

export const metadata: Metadata = { title: "Connections" };

export default async function ConnectionsPage() {
  const actor = await requireUser();
  if (mayActor(actor, "secrets.manage")) return <ConnectionList />;
  return (
    <NoAccess title="Connections" roleLabel={ROLE_LABELS[actor.role].label}>
      Masters and admins keep here how HTTP(S) API Calls sign in at other systems.
    </NoAccess>
  );
}
