"use client";

import { ChevronRight, Trash2, X } from "lucide-react";
import { Suspense, useEffect, useRef } from "react";
import { useEditor, useTools } from "@/components/scenario-editor/editor-context";
import { HelpText } from "@/components/scenario-editor/help-text";
import { InspectorForm } from "@/components/scenario-editor/inspector-form";
import { LinkFields } from "@/components/scenario-editor/link-fields";
import { NumbersSection } from "@/components/scenario-editor/numbers-section";
import { nodeKinds } from "@/components/scenario-editor/registry";
import { isSameJson } from "@/components/scenario-editor/store/json-equal";
import { useEndVisit } from "@/components/scenario-editor/use-end-visit";
import { Button } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { NODE_TITLE_LENGTH_MAX } from "@/lib/domain/scenario/graph";
import type { GraphNode } from "@/lib/domain/scenario/graph";
import { getDefinition } from "@/lib/nodes/definitions";
import { getFace } from "@/lib/nodes/faces";

/** The settings of the opened element, at the right of the canvas. What is typed changes the draft at once. */
export function Inspector() {
  const nodeId = useEditor((state) => state.visit?.nodeId ?? null);
  const node = useEditor((state) => (nodeId === null ? undefined : state.content.nodes.get(nodeId)));
  // The key starts a new form, with the focus in it, for each element.
  return node === undefined ? null : <Panel key={node.id} node={node} />;
}

function Panel({ node }: { node: GraphNode }) {
  const panel = useRef<HTMLElement>(null);
  const endVisit = useEndVisit();
  useFirstFieldFocus(panel);
  return (
    <aside
      ref={panel}
      aria-label={`Settings of ${nodeKinds.titleOf(node)}`}
      data-inspector
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        endVisit("close");
      }}
      className="z-20 flex w-104 shrink-0 flex-col border-l bg-popover outline-none select-text max-xl:w-96 max-lg:absolute max-lg:inset-y-0 max-lg:right-0 max-lg:shadow-pop max-md:fixed max-md:inset-0 max-md:w-full"
    >
      <Head node={node} onClose={() => endVisit("close")} />
      <div className="grid min-h-0 flex-1 content-start gap-6 overflow-y-auto px-4 py-4">
        <Suspense fallback={<FormSkeleton />}>
          <InspectorForm node={node} />
        </Suspense>
        <LinkFields node={node} />
        {getDefinition(node.type)?.isNote !== true && <NumbersSection nodeId={node.id} />}
        <Help type={node.type} />
      </div>
      <Foot node={node} />
    </aside>
  );
}

/** The first thing one can set gets the focus; the title is for later. */
function useFirstFieldFocus(panel: React.RefObject<HTMLElement | null>) {
  useEffect(() => {
    const focusFirst = () => {
      const field = panel.current?.querySelector<HTMLElement>(
        "[data-form] :is(input,button,textarea,[contenteditable='true'],[role=radio]):not([disabled],[data-copy])",
      );
      const current = document.activeElement;
      if (field === null || field === undefined) return false;
      if (panel.current?.contains(current) !== true) field.focus({ preventScroll: true });
      return true;
    };
    if (focusFirst()) return;
    // On a button its tooltip would take the first Escape for itself.
    panel.current?.focus({ preventScroll: true });
    // The form is loaded when one is opened for the first time.
    const watch = new MutationObserver(() => {
      if (panel.current !== null && document.activeElement === panel.current) {
        const field = panel.current.querySelector<HTMLElement>(
          "[data-form] :is(input,button,textarea):not([disabled],[data-copy])",
        );
        if (field === null) return;
        field.focus({ preventScroll: true });
      }
      watch.disconnect();
    });
    if (panel.current !== null) watch.observe(panel.current, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, [panel]);
}

function Head({ node, onClose }: { node: GraphNode; onClose: () => void }) {
  const { store, isReadOnly } = useTools();
  const rules = getDefinition(node.type);
  const Icon = getFace(node.type)?.Icon;
  return (
    <header className="flex items-start gap-2.5 border-b px-4 py-3">
      {Icon !== undefined && <Icon aria-hidden className="mt-1.5 size-4.5 shrink-0 text-muted-foreground" />}
      <div className="grid min-w-0 flex-1 gap-0.5">
        <input
          aria-label="Name of the element"
          value={node.title}
          placeholder={rules?.title ?? node.type}
          maxLength={NODE_TITLE_LENGTH_MAX}
          readOnly={isReadOnly}
          onChange={(event) => store.getState().changeVisited({ title: event.target.value })}
          className="-ml-1.5 h-7 w-full min-w-0 rounded-sm bg-transparent px-1.5 text-base font-semibold outline-offset-0 placeholder:text-foreground placeholder:opacity-100 hover:bg-hover focus:bg-background"
        />
        <p className="flex items-center gap-1 text-xs text-muted-foreground">
          {rules === null ? "Unknown element" : node.title !== "" && rules.title} <CopyId id={node.id} />
        </p>
      </div>
      <IconButton label="Close" shortcut="Esc" icon={<X />} size="sm" side="left" onClick={onClose} />
    </header>
  );
}

function Help({ type }: { type: string }) {
  const help = getDefinition(type)?.help;
  if (help === undefined || help === "") return null;
  return (
    <details className="group/help rounded-lg border bg-card">
      <summary className="flex h-9 cursor-pointer items-center gap-2 rounded-lg px-3 text-sm font-medium select-none">
        <ChevronRight
          aria-hidden
          className="size-4 text-muted-foreground transition-transform group-open/help:rotate-90"
        />
        How it works
      </summary>
      <div className="px-3 pb-3">
        <HelpText source={help} />
      </div>
    </details>
  );
}

function Foot({ node }: { node: GraphNode }) {
  const { store, isReadOnly } = useTools();
  const endVisit = useEndVisit();
  const original = useEditor((state) => state.visit?.original);
  const isChanged =
    original !== undefined && (original.title !== node.title || !isSameJson(original.settings, node.settings));
  if (isReadOnly) return null;
  return (
    <footer className="flex items-center justify-end gap-2 border-t px-4 py-3">
      {!nodeKinds.isBuiltIn(node) && (
        <IconButton
          label="Delete the element"
          icon={<Trash2 />}
          side="top"
          className="mr-auto text-muted-foreground"
          onClick={() => {
            const { select, deleteSelected } = store.getState();
            select({ nodes: new Set([node.id]), edges: new Set() });
            deleteSelected();
          }}
        />
      )}
      <Button variant="ghost" disabled={!isChanged} onClick={() => endVisit("discard")}>
        Discard
      </Button>
      <Button variant="primary" onClick={() => endVisit("apply")}>
        Apply
      </Button>
    </footer>
  );
}

function FormSkeleton() {
  return (
    <div className="grid gap-3">
      <Skeleton className="w-24" />
      <Skeleton className="h-8" />
      <Skeleton className="w-32" />
      <Skeleton className="h-8" />
    </div>
  );
}
