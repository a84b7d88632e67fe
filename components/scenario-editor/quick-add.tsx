"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTools, useView } from "@/components/scenario-editor/editor-context";
import { makeSeed, PALETTE } from "@/components/scenario-editor/registry";
import { useAddElement } from "@/components/scenario-editor/use-add-element";
import { focusCard } from "@/components/scenario-editor/use-reveal";
import type { QuickAdd as QuickAddState } from "@/components/scenario-editor/view-store";
import { getFace } from "@/lib/nodes/faces";

const WIDTH_PX = 288;
const HEIGHT_PX = 380;
const MARGIN_PX = 8;

/** The menu of elements at the place where one is wanted: type, Enter. */
export function QuickAdd() {
  const quickAdd = useView((state) => state.quickAdd);
  return quickAdd === null ? null : <Menu quickAdd={quickAdd} />;
}

function Menu({ quickAdd }: { quickAdd: QuickAddState }) {
  const { store, view } = useTools();
  const add = useAddElement();
  const panel = useRef<HTMLDivElement>(null);
  const close = () => {
    view.setState({ quickAdd: null });
    const [id] = store.getState().selection.nodes;
    if (id !== undefined) focusCard(id);
  };
  useEffect(() => {
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && panel.current?.contains(event.target) === true) return;
      view.setState({ quickAdd: null });
    };
    // In the capture phase: the canvas keeps its pointer events to itself.
    window.addEventListener("pointerdown", onPointer, true);
    return () => window.removeEventListener("pointerdown", onPointer, true);
  }, [view]);
  const left = Math.max(MARGIN_PX, Math.min(quickAdd.x, window.innerWidth - WIDTH_PX - MARGIN_PX));
  const top = Math.max(MARGIN_PX, Math.min(quickAdd.y, window.innerHeight - HEIGHT_PX - MARGIN_PX));
  return (
    <div
      ref={panel}
      role="dialog"
      aria-label="Add an element"
      style={{ left, top, width: WIDTH_PX }}
      className="popup fixed z-40 overflow-hidden rounded-lg"
    >
      <Command
        label="Elements"
        loop
        filter={score}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          event.stopPropagation();
          close();
        }}
      >
        <div className="flex items-center gap-2 border-b px-3">
          <Search aria-hidden className="size-4 shrink-0 text-muted-foreground" />
          <Command.Input
            autoFocus
            placeholder="Add an element"
            className="h-9 min-w-0 flex-1 bg-transparent text-sm outline-none"
          />
        </div>
        <Command.List className="max-h-80 scroll-py-2 overflow-y-auto overscroll-contain p-1.5">
          <Command.Empty className="px-2 py-6 text-center text-sm text-muted-foreground">
            No element is called that.
          </Command.Empty>
          {offer(quickAdd).map((group) => (
            <Command.Group
              key={group.category}
              heading={group.title}
              className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted-foreground"
            >
              {group.items.map((rules) => (
                <Item
                  key={rules.type}
                  type={rules.type}
                  title={rules.title}
                  summary={rules.summary}
                  onChoose={() => {
                    const seed = makeSeed(rules.type);
                    if (seed !== null) add(seed, { target: quickAdd.target });
                  }}
                />
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </div>
  );
}

/** Nothing leads to a trigger. */
function offer({ target }: QuickAddState) {
  return target === null || target.kind === "place"
    ? PALETTE
    : PALETTE.filter(({ category }) => category !== "trigger");
}

/** Plain words rather than scattered letters: beginning of the title, of a word in it, anywhere in it, in the summary. */
function score(title: string, search: string, keywords: string[] = []): number {
  const name = title.toLowerCase();
  const wanted = search.trim().toLowerCase();
  if (name.startsWith(wanted)) return 1;
  if (name.split(/[^a-z0-9]+/).some((word) => word.startsWith(wanted))) return 0.8;
  if (name.includes(wanted)) return 0.6;
  return keywords.join(" ").toLowerCase().includes(wanted) ? 0.3 : 0;
}

type ItemProps = { type: string; title: string; summary: string; onChoose: () => void };

function Item({ type, title, summary, onChoose }: ItemProps) {
  const Icon = getFace(type)?.Icon;
  return (
    <Command.Item
      value={title}
      keywords={[summary]}
      onSelect={onChoose}
      className="flex items-center gap-2.5 rounded-md px-2 py-1.5 text-sm data-[selected=true]:bg-hover"
    >
      {Icon !== undefined && <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />}
      <span className="grid min-w-0">
        <span className="truncate">{title}</span>
        <span className="truncate text-xs text-muted-foreground">{summary}</span>
      </span>
    </Command.Item>
  );
}
