import type { Metadata } from "next";
import { MyPasswordForm } from "@/components/settings/my-password-form";
import { ProfileForm } from "@/components/settings/profile-form";
import { Card } from "@/components/ui/card";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { requireUser } from "@/lib/auth/require-user.server";
import { ROLE_LABELS } from "@/lib/domain/permissions/role-labels";

export const metadata: Metadata = { title: "My profile" };

export default async function ProfilePage() {
  const { name, email, role } = await requireUser();
  const { label, description } = ROLE_LABELS[role];
  return (
    <>
      <PageHeader title="My profile" description={`You sign in as ${email}. Your role is ${label}. ${description}`} />
      <PageBody width="form">
        <Card title="Name" description="How others see you in this account.">
          <ProfileForm name={name} />
        </Card>
        <Card title="Password" description="Every other session of yours ends when it changes.">
          <MyPasswordForm />
        </Card>
      </PageBody>
    </>
  );
}
