import type { Metadata } from "next";
import { NoAccess } from "@/components/settings/no-access";
import { SenderList } from "@/components/settings/sender-list";
import { requireUser } from "@/lib/auth/require-user.server";
import { mayActor } from "@/lib/domain/permissions/permissions";
import { ROLE_LABELS } from "@/lib/domain/permissions/role-labels";

export const metadata: Metadata = { title: "Senders" };

export default async function SendersPage() {
  const actor = await requireUser();
  if (mayActor(actor, "senders.manage")) return <SenderList ownEmail={actor.email} />;
  return (
    <NoAccess title="Senders" roleLabel={ROLE_LABELS[actor.role].label}>
      Masters and admins set the mail servers here that letters go out over. A mailing chooses among them.
    </NoAccess>
  );
}
