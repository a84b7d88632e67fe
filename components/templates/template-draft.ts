"use client";

import { useState } from "react";
import type { TemplateView } from "@/lib/contracts/templates";
import { followHtml } from "@/lib/domain/messages/follow-html";
import type { MessageContent, MessagePart } from "@/lib/domain/messages/message-content";

/** What is edited; the revision it grew from stands beside it. */
export type TemplateDraft = { name: string; databaseId: number | null } & MessageContent;

/** Where an issue was clicked: a new object each time, so that the second click works as well. */
export type IssueTarget = { part: MessagePart; offset: number; length: number };

export type TemplateDraftState = {
  draft: TemplateDraft;
  /** The revision that the next save names. */
  version: number;
  isDirty: boolean;
  /** A text part that was made of the HTML goes on following it, until it is changed itself. */
  change: (values: Partial<TemplateDraft>) => void;
  /** Takes what the server has: after a save, or to give up what was typed. */
  take: (saved: TemplateView) => void;
  /** Keeps what was typed and puts it on top of a newer revision. */
  rebase: (saved: TemplateView) => void;
};

/** The draft of a template that was loaded. Dirty = differs from what was saved, never a flag. */
export function useTemplateDraft(template: TemplateView): TemplateDraftState {
  const [base, setBase] = useState(template);
  const [draft, setDraft] = useState(() => pickDraft(template));
  return {
    draft,
    version: base.version,
    isDirty: !isSameDraft(draft, pickDraft(base)),
    change: (values) => setDraft((current) => followHtml(current, { ...current, ...values })),
    take: (saved) => {
      setBase(saved);
      setDraft(pickDraft(saved));
    },
    rebase: setBase,
  };
}

function pickDraft({ name, databaseId, subject, html, text }: TemplateDraft): TemplateDraft {
  return { name, databaseId, subject, html, text };
}

function isSameDraft(a: TemplateDraft, b: TemplateDraft): boolean {
  return (
    a.name === b.name &&
    a.databaseId === b.databaseId &&
    a.subject === b.subject &&
    a.html === b.html &&
    a.text === b.text
  );
}
