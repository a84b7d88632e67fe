import { Lock } from "lucide-react";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHeader } from "@/components/ui/page-header";

/** A page that the person's role does not open: what it is for, and whom to ask. */
export function NoAccess({ title, roleLabel, children }: { title: string; roleLabel: string; children: string }) {
  return (
    <>
      <PageHeader title={title} />
      <PageBody>
        <EmptyState
          icon={<Lock />}
          title={`Your role (${roleLabel}) does not open this page`}
          action={<LinkButton href="/settings/profile">Go to my profile</LinkButton>}
        >
          {children}
        </EmptyState>
      </PageBody>
    </>
  );
}
