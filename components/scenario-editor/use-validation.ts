"use client";

import { useEffect } from "react";
import { toGraph } from "@/components/scenario-editor/store/content";
import type { EditorStore } from "@/components/scenario-editor/store/editor-store";
import { setIssues, type ViewStore } from "@/components/scenario-editor/view-store";
import type { GraphIssue } from "@/lib/domain/scenario/graph-rules";
import { validateGraph } from "@/lib/domain/scenario/validate-graph";
import { getDefinition } from "@/lib/nodes/definitions";
import type { FaceLists } from "@/lib/nodes/face";

const REST_MS = 150;

export type ValidationInput = { lists: FaceLists; scenarioId: number; databaseId: number };

/** What is wrong with the graph as it stands, by the same rules as on the server. */
export function findIssues(store: EditorStore, { lists, scenarioId, databaseId }: ValidationInput): GraphIssue[] {
  const context = { ...lists, scenarioId, databaseId };
  return validateGraph(toGraph(store.getState().content), { rulesOf: getDefinition, context });
}

/** Validates a moment after each change; never during a drag, which changes nothing yet. */
export function useValidation({ store, view }: { store: EditorStore; view: ViewStore }, input: ValidationInput): void {
  const { lists, scenarioId, databaseId } = input;
  useEffect(() => {
    const check = () => setIssues(view, findIssues(store, { lists, scenarioId, databaseId }));
    let timer: ReturnType<typeof setTimeout> | undefined;
    check();
    const unsubscribe = store.subscribe((state, before) => {
      if (state.content === before.content) return;
      clearTimeout(timer);
      timer = setTimeout(check, REST_MS);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [store, view, lists, scenarioId, databaseId]);
}
