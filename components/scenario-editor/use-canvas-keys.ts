"use client";

import { useEffect, useRef } from "react";
import { useTools } from "@/components/scenario-editor/editor-context";
import { useReactFlow } from "@/components/scenario-editor/react-flow";
import { nodeKinds } from "@/components/scenario-editor/registry";
import { NO_SELECTION } from "@/components/scenario-editor/store/editor-state";
import { useEndVisit } from "@/components/scenario-editor/use-end-visit";
import { useHistorySteps } from "@/components/scenario-editor/use-history-steps";
import { useQuickAdd } from "@/components/scenario-editor/use-quick-add";
import { focusCard, useReveal } from "@/components/scenario-editor/use-reveal";
import { announce } from "@/components/scenario-editor/view-store";

const FIT = { padding: 0.12, maxZoom: 1, duration: 180 };

/** The editor's keys. They rest while one types, and while a menu or a dialog is open. */
export function useCanvasKeys({ onSave }: { onSave: () => void }): void {
  const plain = usePlainKeys();
  const commands = useCommandKeys();
  const latest = useRef({ plain, commands, onSave });
  useEffect(() => {
    latest.current = { plain, commands, onSave };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const name = nameOf(event);
      if (name === "Ctrl+s") {
        event.preventDefault();
        latest.current.onSave();
        return;
      }
      if (event.defaultPrevented || isTyping(event.target) || isAbove(event.target)) return;
      const run = { ...latest.current.plain, ...latest.current.commands }[name];
      // Buttons keep their Enter; cards and links are ours.
      if (run === undefined || (name === "Enter" && isControl(event.target))) return;
      event.preventDefault();
      run();
    };
    // A selected card takes every arrow key, also one with Alt, as a move: walking comes before.
    const onWalk = (event: KeyboardEvent) => {
      if (!event.altKey || !event.key.startsWith("Arrow") || isAbove(event.target)) return;
      onKey(event);
      if (event.defaultPrevented) event.stopPropagation();
    };
    window.addEventListener("keydown", onWalk, true);
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onWalk, true);
      window.removeEventListener("keydown", onKey);
    };
  }, []);
}

/** `n`, `Enter`, `Ctrl+z`, `Ctrl+Shift+z`, `Alt+ArrowLeft`; Ctrl stands for Cmd as well. */
function nameOf(event: KeyboardEvent): string {
  const isCommand = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const modifiers = [isCommand && "Ctrl", event.altKey && "Alt", isCommand && event.shiftKey && "Shift"];
  return [...modifiers.filter((modifier) => modifier !== false), key].join("+");
}

type Keys = Record<string, (() => void) | undefined>;

function usePlainKeys(): Keys {
  const { store, view, isReadOnly } = useTools();
  const { fitView, zoomIn, zoomOut } = useReactFlow();
  const openQuickAdd = useQuickAdd();
  const deleteSelected = useDeleteSelected();
  const walk = useWalk();
  const endVisit = useEndVisit();
  const keys: Keys = {
    Enter: () => {
      const { selection, openVisit } = store.getState();
      const [id] = selection.nodes;
      if (id !== undefined) openVisit(id);
    },
    Escape: () => {
      if (view.getState().quickAdd !== null) view.setState({ quickAdd: null });
      else if (store.getState().visit !== null) endVisit("close");
      else store.getState().select(NO_SELECTION);
    },
    "0": () => void fitView(FIT),
    "+": () => void zoomIn({ duration: 180 }),
    "=": () => void zoomIn({ duration: 180 }),
    "-": () => void zoomOut({ duration: 180 }),
    "Alt+ArrowRight": () => walk("forward"),
    "Alt+ArrowLeft": () => walk("back"),
  };
  if (isReadOnly) return keys;
  return { ...keys, n: openQuickAdd, "/": openQuickAdd, Delete: deleteSelected, Backspace: deleteSelected };
}

function useCommandKeys(): Keys {
  const { store, isReadOnly } = useTools();
  const { undo, redo } = useHistorySteps();
  const reveal = useReveal();
  const selectAll = () => {
    const { content, select } = store.getState();
    select({ nodes: new Set(content.nodes.keys()), edges: new Set() });
  };
  if (isReadOnly) return { "Ctrl+a": selectAll };
  const duplicate = () => {
    const { copySelected, paste } = store.getState();
    const clip = copySelected();
    if (clip === null || paste(clip, null) === 0) return;
    const [first] = store.getState().selection.nodes;
    if (first !== undefined) reveal(first, { focuses: true });
  };
  return {
    "Ctrl+a": selectAll,
    "Ctrl+z": undo,
    "Ctrl+Shift+z": redo,
    "Ctrl+y": redo,
    "Ctrl+d": duplicate,
  };
}

function useDeleteSelected(): () => void {
  const { store, view } = useTools();
  return () => {
    const { nodes, edges } = store.getState().deleteSelected();
    if (nodes + edges === 0) return;
    const what = nodes > 0 ? `${nodes} ${nodes === 1 ? "element" : "elements"}` : "Link";
    announce(view, `${what} deleted. Control Z takes it back.`);
  };
}

/** Goes along the links: to the element behind the first output, or to one before. */
function useWalk(): (direction: "forward" | "back") => void {
  const { store, view } = useTools();
  const reveal = useReveal();
  return (direction) => {
    const { content, selection, select } = store.getState();
    const id = [...selection.nodes][0] ?? 0;
    const edge = [...content.edges.values()].find((one) => (direction === "forward" ? one.from : one.to) === id);
    const next = selection.nodes.size === 0 ? 0 : direction === "forward" ? edge?.to : edge?.from;
    const node = next === undefined ? undefined : content.nodes.get(next);
    if (node === undefined) return;
    select({ nodes: new Set([node.id]), edges: new Set() });
    reveal(node.id);
    focusCard(node.id);
    announce(view, nodeKinds.titleOf(node));
  };
}

/** True where keys are text. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input,textarea,select,[contenteditable='true']") !== null;
}

function isAbove(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest("[role=dialog],[role=alertdialog],[role=menu],[role=listbox]") !== null
  );
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button,a,summary,[role=button],[role=tab]") !== null;
}
