import type { Metadata } from "next";
import { NoAccess } from "@/components/settings/no-access";
import { SecretList } from "@/components/settings/secret-list";
import { requireUser } from "@/lib/auth/require-user.server";
import { mayActor } from "@/lib/domain/permissions/permissions";
import { ROLE_LABELS } from "@/lib/domain/permissions/role-labels";

export const metadata: Metadata = { title: "Secrets" };

export default async function SecretsPage() {
  const actor = await requireUser();
  if (mayActor(actor, "secrets.manage")) return <SecretList />;
  return (
    <NoAccess title="Secrets" roleLabel={ROLE_LABELS[actor.role].label}>
      Masters and admins keep the passwords and keys here that HTTP(S) API Calls send to other systems.
    </NoAccess>
  );
}
