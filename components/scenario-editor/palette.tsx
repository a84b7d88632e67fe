"use client";

import { PanelLeftClose, Search } from "lucide-react";
import { useState } from "react";
import { useTools } from "@/components/scenario-editor/editor-context";
import { makeSeed, searchPalette } from "@/components/scenario-editor/registry";
import { useAddElement } from "@/components/scenario-editor/use-add-element";
import { DRAG_TYPE } from "@/components/scenario-editor/use-drop";
import { isPaletteOverlay } from "@/components/scenario-editor/use-fold-palette";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { getFace } from "@/lib/nodes/faces";
import type { NodeRules } from "@/lib/nodes/node-rules";

/** The elements in their categories: drag one onto the canvas, or click to add it at the best place. */
export function Palette() {
  const { view } = useTools();
  const [text, setText] = useState("");
  const groups = searchPalette(text);
  return (
    <aside
      aria-label="Elements"
      className="flex w-56 shrink-0 flex-col border-r bg-card max-lg:absolute max-lg:inset-y-0 max-lg:left-0 max-lg:z-10 max-lg:shadow-pop max-md:hidden"
    >
      <div className="flex items-center gap-1 p-2 pb-1">
        <Input
          type="search"
          size="sm"
          aria-label="Search elements"
          placeholder="Search elements"
          value={text}
          onChange={(event) => setText(event.target.value)}
          before={<Search aria-hidden />}
        />
        <IconButton
          label="Hide the elements"
          icon={<PanelLeftClose />}
          size="sm"
          onClick={() => view.setState({ isPaletteOpen: false })}
          className="text-muted-foreground"
        />
      </div>
      <div className="grid min-h-0 flex-1 content-start gap-3 overflow-y-auto p-2">
        {groups.length === 0 && (
          <p className="px-2 py-4 text-center text-sm text-muted-foreground">No element is called that.</p>
        )}
        {groups.map((group) => (
          <section key={group.category} aria-label={group.title} className="grid gap-0.5">
            <h2 className="px-2 pb-0.5 text-xs font-medium text-muted-foreground">{group.title}</h2>
            {group.items.map((rules) => (
              <PaletteItem key={rules.type} rules={rules} />
            ))}
          </section>
        ))}
      </div>
    </aside>
  );
}

function PaletteItem({ rules }: { rules: NodeRules }) {
  const { view } = useTools();
  const add = useAddElement();
  const Icon = getFace(rules.type)?.Icon;
  const choose = () => {
    const seed = makeSeed(rules.type);
    if (seed !== null) add(seed, { target: null });
    foldAway();
  };
  const foldAway = () => {
    if (isPaletteOverlay()) view.setState({ isPaletteOpen: false });
  };
  return (
    // No <button>: Firefox does not let one be dragged.
    <div
      role="button"
      tabIndex={0}
      draggable
      title={rules.summary}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAG_TYPE, rules.type);
        event.dataTransfer.effectAllowed = "copy";
      }}
      onDragEnd={foldAway}
      onClick={choose}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        choose();
      }}
      className="flex h-8 cursor-grab items-center gap-2.5 rounded-md border border-transparent px-2 text-left text-sm select-none hover:border-border-strong hover:bg-background active:cursor-grabbing"
    >
      {Icon !== undefined && <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />}
      <span className="min-w-0 truncate">{rules.title}</span>
    </div>
  );
}
