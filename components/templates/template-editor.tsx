"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useUnsavedGuard } from "@/components/forms/use-unsaved-guard";
import { useMay } from "@/components/session/session";
import { IssueList } from "@/components/templates/issue-list";
import { SaveConflictDialog } from "@/components/templates/save-conflict-dialog";
import { TemplateActions } from "@/components/templates/template-actions";
import { type IssueTarget, useTemplateDraft } from "@/components/templates/template-draft";
import { TemplateHead } from "@/components/templates/template-head";
import { TemplateParts } from "@/components/templates/template-parts";
import { TemplatePreview } from "@/components/templates/template-preview";
import { useSaveDraft } from "@/components/templates/use-save-draft";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { databaseQuery } from "@/lib/api-client/databases";
import type { TemplateView } from "@/lib/contracts/templates";
import { checkLetter } from "@/lib/domain/messages/check-letter";
import { checkMessage, type MessageIssue } from "@/lib/domain/messages/check-message";

/** The editor of a template that was loaded. */
export function TemplateEditor({ template }: { template: TemplateView }) {
  const mayEdit = useMay("content.edit");
  const state = useTemplateDraft(template);
  const { draft, isDirty, version } = state;
  if (!isDirty && template.version > version) state.take(template);
  const saving = useSaveDraft(template.id, state);
  const [part, setPart] = useState<"html" | "text">(template.html === "" && template.text !== "" ? "text" : "html");
  const [target, setTarget] = useState<IssueTarget | null>(null);
  const database = useQuery({ ...databaseQuery(draft.databaseId ?? 0), enabled: draft.databaseId !== null });
  const fields = draft.databaseId === null ? null : (database.data?.fields ?? null);
  const { subject, html, text } = draft;
  const issues = useMemo(
    () => [...checkMessage({ subject, html, text }, fields), ...checkLetter({ subject, html, text })],
    [subject, html, text, fields],
  );
  const guard = useUnsavedGuard(isDirty && mayEdit, "template");
  const goTo = (issue: MessageIssue) => {
    if (issue.part !== "subject") setPart(issue.part);
    setTarget({ part: issue.part, offset: issue.offset, length: issue.length });
  };
  return (
    <>
      <PageHeader
        title={draft.name.trim() === "" ? "Template" : draft.name}
        id={template.id}
        breadcrumbs={[{ label: "Templates", href: "/templates" }]}
        actions={<TemplateActions template={template} isDirty={isDirty} mayEdit={mayEdit} saving={saving} />}
      />
      <PageBody className="grid-cols-[minmax(0,1fr)] items-start lg:grid-cols-2 lg:gap-8">
        <fieldset disabled={!mayEdit} className="grid min-w-0 gap-4">
          <TemplateHead draft={draft} onChange={state.change} nameError={saving.nameError} disabled={!mayEdit} />
          <TemplateParts
            draft={draft}
            onChange={state.change}
            part={part}
            onPartChange={setPart}
            issues={issues}
            fields={fields}
            target={target}
            readOnly={!mayEdit}
          />
          <IssueList issues={issues} onGoTo={goTo} isUnchecked={draft.databaseId === null} />
        </fieldset>
        <TemplatePreview draft={draft} part={part} onPartChange={setPart} />
      </PageBody>
      <SaveConflictDialog saving={saving} draft={draft} />
      {guard}
    </>
  );
}
