"use client";

import { Copy, CopyPlus, Maximize, Plus, Scissors, Settings2, Trash2, Unlink, Wand2 } from "lucide-react";
import { useState } from "react";
import { useTools } from "@/components/scenario-editor/editor-context";
import { useReactFlow } from "@/components/scenario-editor/react-flow";
import { nodeKinds } from "@/components/scenario-editor/registry";
import type { Clip } from "@/components/scenario-editor/store/clipboard";
import { useQuickAdd } from "@/components/scenario-editor/use-quick-add";
import { useReveal } from "@/components/scenario-editor/use-reveal";
import { announce } from "@/components/scenario-editor/view-store";
import { copyText } from "@/components/ui/copy-text";
import type { MenuEntry } from "@/components/ui/menu-entries";
import { toastError } from "@/components/ui/toast";

type Target = { kind: "pane" } | { kind: "node"; id: number } | { kind: "edge"; key: string };

const FIT = { padding: 0.12, maxZoom: 1, duration: 180 };

/** What a right click offers: of an element, of a link, of the canvas. Everything in it has a key or a button as well. */
export function useCanvasMenu() {
  const { store } = useTools();
  const [target, setTarget] = useState<Target>({ kind: "pane" });
  const entries = { pane: usePaneEntries(), node: useNodeEntries(), edge: useEdgeEntries() };
  const handlers = {
    onPaneContextMenu: () => setTarget({ kind: "pane" }),
    onSelectionContextMenu: () => setTarget({ kind: "node", id: [...store.getState().selection.nodes][0] ?? 0 }),
    onNodeContextMenu: (_: unknown, { id }: { id: string }) => {
      const { selection, select } = store.getState();
      if (!selection.nodes.has(Number(id))) select({ nodes: new Set([Number(id)]), edges: new Set() });
      setTarget({ kind: "node", id: Number(id) });
    },
    onEdgeContextMenu: (_: unknown, { id }: { id: string }) => {
      store.getState().select({ nodes: new Set(), edges: new Set([id]) });
      setTarget({ kind: "edge", key: id });
    },
  };
  const list =
    target.kind === "node"
      ? entries.node(target.id)
      : target.kind === "edge"
        ? entries.edge(target.key)
        : entries.pane();
  return { entries: list, handlers };
}

function useNodeEntries(): (id: number) => MenuEntry[] {
  const { store, view, isReadOnly } = useTools();
  const reveal = useReveal();
  const openQuickAdd = useQuickAdd();
  const put = (clip: Clip | null, words: string) => {
    if (clip === null) return;
    void copyText(JSON.stringify(clip, null, 2)).then((isCopied) => {
      if (isCopied) announce(view, words);
      else toastError("Not copied", "The browser did not allow it. Press Ctrl+C instead.");
    });
  };
  const duplicate = () => {
    const { copySelected, paste } = store.getState();
    const clip = copySelected();
    if (clip === null || paste(clip, null) === 0) return;
    const [first] = store.getState().selection.nodes;
    if (first !== undefined) reveal(first, { focuses: true });
  };
  return (id) => {
    const { content } = store.getState();
    const node = content.nodes.get(id);
    const isBuiltIn = node === undefined || nodeKinds.isBuiltIn(node);
    const settings = {
      label: "Settings",
      icon: <Settings2 />,
      shortcut: "Enter",
      onSelect: () => store.getState().openVisit(id),
    };
    const copy = {
      label: "Copy",
      icon: <Copy />,
      shortcut: "Ctrl+C",
      onSelect: () => put(store.getState().copySelected(), "Copied."),
    };
    if (isReadOnly) return isBuiltIn ? [settings] : [settings, copy];
    const hasOutput = node !== undefined && nodeKinds.outputsOf(node).length > 0;
    const add = { label: "Add an element after it", icon: <Plus />, shortcut: "N", onSelect: openQuickAdd };
    return [
      settings,
      ...(hasOutput ? [add] : []),
      ...(isBuiltIn
        ? []
        : ([
            { kind: "separator" },
            { label: "Duplicate", icon: <CopyPlus />, shortcut: "Ctrl+D", onSelect: duplicate },
            copy,
            {
              label: "Cut",
              icon: <Scissors />,
              shortcut: "Ctrl+X",
              onSelect: () => put(store.getState().cutSelected(), "Cut."),
            },
            { kind: "separator" },
            {
              label: "Delete",
              icon: <Trash2 />,
              shortcut: "Del",
              tone: "danger",
              onSelect: () => void store.getState().deleteSelected(),
            },
          ] satisfies MenuEntry[])),
    ];
  };
}

function useEdgeEntries(): (key: string) => MenuEntry[] {
  const { store, isReadOnly } = useTools();
  const openQuickAdd = useQuickAdd();
  return (key) =>
    isReadOnly
      ? []
      : [
          { label: "Add an element into it", icon: <Plus />, shortcut: "N", onSelect: openQuickAdd },
          {
            label: "Remove the link",
            icon: <Unlink />,
            shortcut: "Del",
            tone: "danger",
            onSelect: () => store.getState().disconnect([key]),
          },
        ];
}

function usePaneEntries(): () => MenuEntry[] {
  const { store, isReadOnly } = useTools();
  const { fitView } = useReactFlow();
  const openQuickAdd = useQuickAdd();
  return () => [
    ...(isReadOnly
      ? []
      : ([
          { label: "Add an element", icon: <Plus />, shortcut: "N", onSelect: openQuickAdd },
          { label: "Tidy up", icon: <Wand2 />, onSelect: () => store.getState().tidyUp() },
        ] satisfies MenuEntry[])),
    { label: "Show everything", icon: <Maximize />, shortcut: "0", onSelect: () => void fitView(FIT) },
  ];
}
