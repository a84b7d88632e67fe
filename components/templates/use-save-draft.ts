"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { TemplateDraft, TemplateDraftState } from "@/components/templates/template-draft";
import { toastError, toastSuccess, toastWarning } from "@/components/ui/toast";
import { ApiError } from "@/lib/api-client/call-api";
import { templateQuery, useSaveTemplate } from "@/lib/api-client/templates";
import type { TemplateView } from "@/lib/contracts/templates";
import { checkLetter } from "@/lib/domain/messages/check-letter";
import type { MessageIssue } from "@/lib/domain/messages/check-message";

export type DraftSaving = {
  isSaving: boolean;
  /** What the server said about the name; faults in the words stand in the list of issues, everything in a toast. */
  nameError: string | null;
  /** Somebody saved meanwhile: what stands there now, until one decides. */
  conflict: TemplateView | null;
  save: () => void;
  /** Puts what was typed on top of theirs. */
  keepMine: () => void;
  takeTheirs: () => void;
  closeConflict: () => void;
};

/** Saves the draft, by button or Ctrl+S. Nothing typed is lost, whatever the server answers. */
export function useSaveDraft(id: number, state: TemplateDraftState): DraftSaving {
  const client = useQueryClient();
  const { mutateAsync, isPending } = useSaveTemplate(id);
  const [failure, setFailure] = useState<{ field: string | undefined; message: string } | null>(null);
  const [conflict, setConflict] = useState<TemplateView | null>(null);
  const write = async (draft: TemplateDraft, version: number) => {
    setFailure(null);
    try {
      const saved = await mutateAsync({ ...draft, version });
      // Keys that were pressed meanwhile stay unsaved on top of it.
      state.rebase(saved);
      sayWarnings(checkLetter(draft));
    } catch (error) {
      if (isConflict(error)) setConflict(await client.query({ ...templateQuery(id), staleTime: 0 }));
      else {
        const failure = describe(error);
        setFailure(failure);
        toastError("Template not saved", failure.message);
      }
    }
  };
  const save = () => {
    if (!isPending) void write(state.draft, state.version);
  };
  useSaveKey(save);
  return {
    isSaving: isPending,
    nameError: failure?.field === "name" ? failure.message : null,
    conflict,
    save,
    keepMine: () => {
      if (conflict === null) return;
      state.rebase(conflict);
      setConflict(null);
      void write(state.draft, conflict.version);
    },
    takeTheirs: () => {
      if (conflict !== null) state.take(conflict);
      setConflict(null);
    },
    closeConflict: () => setConflict(null),
  };
}

/** A save with something to think about says the first of it; the list under the words says all. */
function sayWarnings([first, ...others]: MessageIssue[]): void {
  if (first === undefined) toastSuccess("Template saved");
  else if (others.length === 0) toastWarning("Template saved. One thing to look at:", first.message);
  else toastWarning(`Template saved. ${others.length + 1} things to look at:`, first.message);
}

function isConflict(error: unknown): boolean {
  return error instanceof ApiError && error.code === "conflict" && error.field === "version";
}

function describe(error: unknown) {
  const message = error instanceof Error ? error.message : "The template could not be saved. Try again.";
  return { field: error instanceof ApiError ? error.field : undefined, message };
}

function useSaveKey(save: () => void) {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
