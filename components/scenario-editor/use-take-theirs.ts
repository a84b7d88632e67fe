"use client";

import { useCallback } from "react";
import { useTools } from "@/components/scenario-editor/editor-context";
import { useOpened, useReplaceOpened } from "@/components/scenario-editor/use-opened";
import { discardDraft, readScenario } from "@/lib/api-client/save-scenario";

/** Shows what the server has, in place of the edits here; with `keepsDraft` the other window's draft, else the saved version. */
export function useTakeTheirs(): (choice: { keepsDraft: boolean }) => Promise<void> {
  const { store, session, drafts } = useTools();
  const { scenario } = useOpened();
  const replaceOpened = useReplaceOpened();
  return useCallback(
    async ({ keepsDraft }) => {
      if (!keepsDraft) await discardDraft(scenario.id);
      const opened = await readScenario(scenario.id);
      const graph = opened.draft?.graph ?? opened.graph;
      session.setState({ wantsActive: opened.scenario.isActive, baseVersion: opened.scenario.version });
      store.getState().replace({ graph, saved: opened.graph, nextId: opened.nextNodeId });
      drafts.markPublished(store.getState().content);
      session.setState({
        draftRev: opened.draft?.rev ?? 0,
        draft: opened.draft === null ? { kind: "none" } : { kind: "kept", at: opened.draft.updatedAt },
      });
      replaceOpened({ ...opened, draft: null });
    },
    [drafts, replaceOpened, scenario.id, session, store],
  );
}
