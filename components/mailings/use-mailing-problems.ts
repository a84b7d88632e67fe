"use client";

import { useQuery } from "@tanstack/react-query";
import type { MailingDraft } from "@/components/mailings/mailing-form-schema";
import { databaseQuery } from "@/lib/api-client/databases";
import { resourcesQuery } from "@/lib/api-client/resources";
import { templateQuery } from "@/lib/api-client/templates";
import { listMailingProblems, type MailingProblem } from "@/lib/domain/mailings/list-mailing-problems";

type Chosen = Pick<MailingDraft, "databaseId" | "resourceId" | "templateId">;

/** What would keep the mailing from being active, as far as database, resource and template are chosen. */
export function useMailingProblems({ databaseId, resourceId, templateId }: Chosen): MailingProblem[] {
  const database = useQuery({ ...databaseQuery(databaseId ?? 0), enabled: databaseId !== null }).data;
  const resources = useQuery(resourcesQuery()).data;
  const template = useQuery({ ...templateQuery(templateId ?? 0), enabled: templateId !== null }).data;
  const resource = resources?.items.find((one) => one.id === resourceId);
  if (!database || !resource || !template) return [];
  return listMailingProblems({
    database,
    resource: {
      name: resource.name,
      channels: resource.channels,
      databaseIds: resource.databases.map((allowed) => allowed.id),
    },
    template: { ...template, channel: "email" },
  });
}
