"use client";

import { Map as MapIcon, Maximize, Minus, Plus } from "lucide-react";
import { useState } from "react";
import { useEditor } from "@/components/scenario-editor/editor-context";
import { MiniMap, useFlowStore, useReactFlow } from "@/components/scenario-editor/react-flow";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { useReducedMotion } from "@/components/ui/use-reduced-motion";

const PERCENT = 100;
const GLIDE_MS = 180;
const MINIMAP_FROM = 12;

/** Zoom, fit and the small map, in the lower left corner of the canvas. */
export function CanvasControls() {
  const { zoomIn, zoomOut, zoomTo, fitView } = useReactFlow();
  const zoom = useFlowStore((state) => Math.round(state.transform[2] * PERCENT));
  const isLarge = useEditor((state) => state.content.nodes.size >= MINIMAP_FROM);
  const [choice, setChoice] = useState<boolean | null>(null);
  const hasMap = choice ?? isLarge;
  const duration = useReducedMotion() ? 0 : GLIDE_MS;
  return (
    <>
      {hasMap && (
        <MiniMap
          pannable
          zoomable
          position="bottom-left"
          ariaLabel="Small map of the scenario"
          className={cn("!m-0 !mb-14 !ml-3 max-md:!hidden")}
          style={{ width: 176, height: 112 }}
          nodeBorderRadius={12}
        />
      )}
      <div
        role="group"
        aria-label="View"
        className="absolute bottom-3 left-3 z-10 flex items-center rounded-lg border bg-card p-0.5 shadow-xs"
      >
        <IconButton
          label="Zoom out"
          shortcut="-"
          icon={<Minus />}
          size="sm"
          onClick={() => void zoomOut({ duration })}
        />
        <button
          type="button"
          aria-label={`Zoom ${zoom} %: back to 100 %`}
          onClick={() => void zoomTo(1, { duration })}
          className="h-7 w-11 rounded-md text-xs text-muted-foreground tabular-nums hover:bg-hover"
        >
          {zoom} %
        </button>
        <IconButton label="Zoom in" shortcut="+" icon={<Plus />} size="sm" onClick={() => void zoomIn({ duration })} />
        <IconButton
          label="Show everything"
          shortcut="0"
          icon={<Maximize />}
          size="sm"
          onClick={() => void fitView({ duration, padding: 0.12, maxZoom: 1 })}
        />
        <IconButton
          label={hasMap ? "Hide the small map" : "Show the small map"}
          icon={<MapIcon />}
          size="sm"
          aria-pressed={hasMap}
          onClick={() => setChoice(!hasMap)}
          className={cn("max-md:hidden", hasMap && "text-brand-text")}
        />
      </div>
    </>
  );
}
