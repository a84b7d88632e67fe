"use client";

import { useEffect, useRef, useState } from "react";
import { DraftKeeper } from "@/components/scenario-editor/draft-keeper";
import type { EditorTools } from "@/components/scenario-editor/editor-context";
import { keepSwitch } from "@/components/scenario-editor/keep-switch";
import { nodeKinds } from "@/components/scenario-editor/registry";
import { createSessionStore } from "@/components/scenario-editor/session-store";
import { createStatisticsStore } from "@/components/scenario-editor/statistics/statistics-store";
import { isSameContent, toContent } from "@/components/scenario-editor/store/content";
import { createEditorStore } from "@/components/scenario-editor/store/editor-store";
import { useIsNarrow } from "@/components/scenario-editor/use-is-narrow";
import { createViewStore } from "@/components/scenario-editor/view-store";
import { useMay } from "@/components/session/session";
import { discardDraft, keepDraft } from "@/lib/api-client/save-scenario";
import type { OpenScenario } from "@/lib/contracts/scenarios";

/** The stores of one open editor; made once, from what the server had when it opened. */
export function useEditorTools(opened: OpenScenario): EditorTools {
  const mayEdit = useMay("scenarios.edit");
  const isNarrow = useIsNarrow();
  const isReadOnly = !mayEdit || isNarrow || opened.scenario.trashedAt !== null;
  // Who may not edit sees what was saved, not what somebody is about to change.
  const [stores] = useState(() => makeStores(mayEdit ? opened : { ...opened, draft: null }));
  const [tools, setTools] = useState<EditorTools>({ ...stores, isReadOnly });
  if (tools.isReadOnly !== isReadOnly) setTools({ ...stores, isReadOnly });
  useEffect(() => {
    // Strict mode mounts twice: what was stopped is started again.
    stores.drafts.start();
    return () => stores.drafts.stop();
  }, [stores]);
  const { id, isActive } = opened.scenario;
  const wasActive = useRef(isActive);
  useEffect(() => {
    if (mayEdit) return keepSwitch(stores.session, { id, isActive: wasActive.current });
  }, [stores, id, mayEdit]);
  return tools;
}

function makeStores(opened: OpenScenario): Omit<EditorTools, "isReadOnly"> {
  const { scenario, graph, draft, nextNodeId } = opened;
  const hasDraft = draft !== null && !isSameContent(toContent(draft.graph), toContent(graph));
  const store = createEditorStore({
    graph: hasDraft ? draft.graph : graph,
    saved: graph,
    nextId: nextNodeId,
    kinds: nodeKinds,
  });
  const session = createSessionStore({
    wantsActive: scenario.isActive,
    draftRev: draft?.rev ?? 0,
    baseVersion: hasDraft ? draft.baseVersion : scenario.version,
    restored: hasDraft ? { at: draft.updatedAt, by: draft.updatedBy } : null,
  });
  if (hasDraft && draft.baseVersion !== scenario.version) {
    // The draft grew from an older version: saving it would take the newer one back without a word.
    const conflict = { kind: "version" as const, who: scenario.updatedBy ?? "Somebody", at: opened.savedAt };
    session.setState({ dialog: { kind: "conflict", conflict } });
  }
  const drafts = new DraftKeeper({
    store,
    session,
    send: ({ isLeaving, ...body }) =>
      keepDraft(scenario.id, { ...body, baseVersion: session.getState().baseVersion, force: false }, isLeaving),
    discard: () => discardDraft(scenario.id),
    onConflict: ({ details }) => {
      const who = typeof details?.["updatedBy"] === "string" ? details["updatedBy"] : "Somebody";
      const at = typeof details?.["updatedAt"] === "string" ? details["updatedAt"] : null;
      session.setState({ dialog: { kind: "conflict", conflict: { kind: "draft", who, at } } });
    },
  });
  return { store, session, drafts, view: createViewStore(), statistics: createStatisticsStore() };
}
