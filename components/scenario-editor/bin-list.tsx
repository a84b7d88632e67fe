"use client";

import { Trash2, Undo2 } from "lucide-react";
import { useState } from "react";
import { useEditor, useTools } from "@/components/scenario-editor/editor-context";
import { nodeKinds } from "@/components/scenario-editor/registry";
import { useReveal } from "@/components/scenario-editor/use-reveal";
import { announce } from "@/components/scenario-editor/view-store";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import type { GraphNode } from "@/lib/domain/scenario/graph";
import { getFace } from "@/lib/nodes/faces";

/** Deleted elements, to be put back with their settings. */
export function BinList() {
  const { store } = useTools();
  const bin = useEditor((state) => state.content.bin);
  const [isOpen, setOpen] = useState(false);
  const label = bin.length === 0 ? "Bin" : `Bin: ${bin.length} deleted ${bin.length === 1 ? "element" : "elements"}`;
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      title="Bin"
      align="end"
      className="w-80"
      trigger={
        <IconButton
          label={label}
          icon={
            <span className="relative">
              <Trash2 aria-hidden className="size-4" />
              {bin.length > 0 && <span aria-hidden className="absolute -top-1 -right-1 size-2 rounded-full bg-brand" />}
            </span>
          }
          className="max-md:hidden"
        />
      }
    >
      {bin.length === 0 ? (
        <p className="text-sm text-muted-foreground">
          Elements that you delete land here with their settings, until the Bin is emptied.
        </p>
      ) : (
        <>
          <ul className="-mx-1.5 grid max-h-80 gap-0.5 overflow-y-auto">
            {bin.map((node) => (
              <Deleted key={node.id} node={node} onRestored={() => setOpen(false)} />
            ))}
          </ul>
          <Button size="sm" variant="ghost" className="mt-2" onClick={() => store.getState().emptyBin()}>
            Empty the Bin
          </Button>
        </>
      )}
    </Popover>
  );
}

function Deleted({ node, onRestored }: { node: GraphNode; onRestored: () => void }) {
  const { store, view } = useTools();
  const reveal = useReveal();
  const Icon = getFace(node.type)?.Icon;
  const title = nodeKinds.titleOf(node);
  return (
    <li className="flex items-center gap-2 rounded-md px-1.5 py-1 text-sm">
      {Icon !== undefined && <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />}
      <span className="min-w-0 flex-1 truncate">{title}</span>
      <span className="font-mono text-2xs text-muted-foreground">#{node.id}</span>
      <Button
        size="sm"
        icon={<Undo2 />}
        aria-label={`Restore ${title} (#${node.id})`}
        onClick={() => {
          store.getState().restore(node.id);
          announce(view, `${title} restored.`);
          onRestored();
          reveal(node.id, { focuses: true });
        }}
      >
        Restore
      </Button>
    </li>
  );
}
