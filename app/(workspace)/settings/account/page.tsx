import type { Metadata } from "next";
import { AccountForm } from "@/components/settings/account-form";
import { Card } from "@/components/ui/card";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { requireUser } from "@/lib/auth/require-user.server";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const { accountId, accountName, zone } = await requireUser();
  return (
    <>
      <PageHeader title="Account" id={accountId} description="Everything in Cuelight belongs to one account." />
      <PageBody width="form">
        <Card>
          <AccountForm account={{ name: accountName, timeZone: zone }} />
        </Card>
      </PageBody>
    </>
  );
}
