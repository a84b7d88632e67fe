"use client";

import { useQuery } from "@tanstack/react-query";
import { QueryError } from "@/components/shell/query-error";
import { TemplateEditor } from "@/components/templates/template-editor";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { templateQuery } from "@/lib/api-client/templates";

/** One template: its words beside what becomes of them. */
export function TemplatePage({ id }: { id: number }) {
  const template = useQuery(templateQuery(id));
  if (template.error && template.data === undefined) {
    return (
      <QueryError
        error={template.error}
        onRetry={() => void template.refetch()}
        back={{ label: "All templates", href: "/templates" }}
      />
    );
  }
  if (template.data === undefined) return <Loading id={id} />;
  return <TemplateEditor key={id} template={template.data} />;
}

function Loading({ id }: { id: number }) {
  return (
    <>
      <PageHeader
        title={<Skeleton className="h-6 w-40" />}
        id={id}
        breadcrumbs={[{ label: "Templates", href: "/templates" }]}
      />
      <PageBody className="lg:grid-cols-2">
        <Skeleton className="h-96" />
        <Skeleton className="h-96" />
      </PageBody>
    </>
  );
}
