import type { Metadata } from "next";
import { NoAccess } from "@/components/settings/no-access";
import { TokenList } from "@/components/settings/token-list";
import { requireUser } from "@/lib/auth/require-user.server";
import { mayActor } from "@/lib/domain/permissions/permissions";
import { ROLE_LABELS } from "@/lib/domain/permissions/role-labels";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage() {
  const actor = await requireUser();
  if (mayActor(actor, "tokens.manage")) return <TokenList />;
  return (
    <NoAccess title="API tokens" roleLabel={ROLE_LABELS[actor.role].label}>
      A token lets a program act for the whole account, so only masters make them. Ask a master of this account for one.
    </NoAccess>
  );
}
