"use client";

import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { DraftKeeper } from "@/components/scenario-editor/draft-keeper";
import type { EditorState } from "@/components/scenario-editor/store/editor-state";
import type { EditorActions, EditorStore } from "@/components/scenario-editor/store/editor-store";
import type { SessionState, SessionStore } from "@/components/scenario-editor/session-store";
import type { StatisticsState, StatisticsStore } from "@/components/scenario-editor/statistics/statistics-store";
import type { ViewState, ViewStore } from "@/components/scenario-editor/view-store";
import type { FaceLists, FaceScenario } from "@/lib/nodes/face";

/** What every part of one open editor shares. */
export type EditorTools = {
  store: EditorStore;
  view: ViewStore;
  statistics: StatisticsStore;
  session: SessionStore;
  drafts: DraftKeeper;
  /** Nothing may be changed: no right to, in the trash, or a narrow window. */
  isReadOnly: boolean;
};

const ToolsContext = createContext<EditorTools | null>(null);
const ListsContext = createContext<FaceLists>({ fields: [], mailings: [], scenarios: [], resources: [], segments: [] });
const ScenarioContext = createContext<FaceScenario | null>(null);

type EditorProviderProps = { tools: EditorTools; lists: FaceLists; scenario: FaceScenario; children: ReactNode };

export function EditorProvider({ tools, lists, scenario, children }: EditorProviderProps) {
  return (
    <ToolsContext value={tools}>
      <ListsContext value={lists}>
        <ScenarioContext value={scenario}>{children}</ScenarioContext>
      </ListsContext>
    </ToolsContext>
  );
}

export function useTools(): EditorTools {
  const tools = useContext(ToolsContext);
  if (tools === null) throw new Error("Outside of an editor");
  return tools;
}

/** What settings may refer to. */
export function useLists(): FaceLists {
  return useContext(ListsContext);
}

export function useFaceScenario(): FaceScenario {
  const scenario = useContext(ScenarioContext);
  if (scenario === null) throw new Error("Outside of an editor");
  return scenario;
}

/** A part of the graph's state; choose as little as possible, so that little is drawn anew. */
export function useEditor<Part>(choose: (state: EditorState & EditorActions) => Part): Part {
  return useStore(useTools().store, choose);
}

export function useView<Part>(choose: (state: ViewState) => Part): Part {
  return useStore(useTools().view, choose);
}

export function useStatistics<Part>(choose: (state: StatisticsState) => Part): Part {
  return useStore(useTools().statistics, choose);
}

export function useSessionState<Part>(choose: (state: SessionState) => Part): Part {
  return useStore(useTools().session, choose);
}
