import type { Metadata } from "next";
import { ApiReference } from "@/components/api-docs/api-reference";
import { PageHeader } from "@/components/ui/page-header";
import { requireUser } from "@/lib/auth/require-user.server";

export const metadata: Metadata = { title: "API reference" };

export default async function ApiDocsPage() {
  await requireUser();
  return (
    <>
      <PageHeader
        title="API reference"
        description="Every method with its parameters and answers. Press Authorize and type a token to try a call: it really happens, in this account."
      />
      <ApiReference />
    </>
  );
}
