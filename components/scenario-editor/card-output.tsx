"use client";

import { Plus } from "lucide-react";
import { useEditor, useStatistics, useTools, useView } from "@/components/scenario-editor/editor-context";
import { HIDDEN_WHEN_PLAIN } from "@/components/scenario-editor/plain-zoom";
import { Handle, Position } from "@/components/scenario-editor/react-flow";
import { edgeKey } from "@/components/scenario-editor/store/content";
import { readShare } from "@/components/scenario-editor/statistics/statistics-store";
import { CutText } from "@/components/ui/cut-text";
import { cn } from "@/components/ui/cn";
import type { NodeOutput } from "@/lib/nodes/define";

type CardOutputProps = {
  nodeId: number;
  output: NodeOutput;
  /** From the top of the card. */
  top: number;
  /** The name of an only output says nothing. */
  isOnly: boolean;
};

const PERCENT = 100;
/** The card's border, from whose inner edge a handle is placed. */
const BORDER_PX = 1;

/** A way out of a card: its handle, its name with the share of profiles, and a "+" while it leads nowhere. */
export function CardOutput({ nodeId, output, top: middle, isOnly }: CardOutputProps) {
  const top = middle - BORDER_PX;
  const key = edgeKey(nodeId, output.id);
  const isLinked = useEditor((state) => state.content.edges.has(key));
  const share = useStatistics((state) => readShare(state, nodeId, output.id));
  const { isReadOnly } = useTools();
  const percent = share === null ? "" : `${Math.round(share * PERCENT)} %`;
  const words = isOnly ? "" : `${output.label} ${percent}`;
  return (
    <>
      <Handle
        id={output.id}
        type="source"
        position={Position.Right}
        style={{ top }}
        className="!size-3 !rounded-full !border-2 !border-border-strong !bg-card hover:!border-brand-strong hover:!bg-brand"
      />
      {!isOnly && (
        <span
          style={{ top }}
          className={cn(
            "absolute left-full ml-2.5 flex max-w-21.5 -translate-y-[calc(100%+3px)] rounded-xs bg-background/80 px-0.5 pb-0.5 text-2xs leading-none font-medium whitespace-nowrap text-muted-foreground",
            HIDDEN_WHEN_PLAIN,
          )}
        >
          <CutText className="py-px">{output.label}</CutText>
          {percent !== "" && <span className="ml-1 shrink-0 py-px tabular-nums">{percent}</span>}
        </span>
      )}
      {!isLinked && !isReadOnly && <FreeEnd nodeId={nodeId} output={output} top={top} words={words} />}
    </>
  );
}

type FreeEndProps = {
  nodeId: number;
  output: NodeOutput;
  top: number;
  /** What stands above the stub. */
  words: string;
};

/** A short stub with a "+" behind what stands above it: adds an element there. */
function FreeEnd({ nodeId, output, top, words }: FreeEndProps) {
  const { view } = useTools();
  const edge = edgeKey(nodeId, output.id);
  const isTarget = useView((state) => state.dropOutput === edge);
  return (
    <span
      style={{ top }}
      className={cn(
        "pointer-events-none absolute left-full flex -translate-y-1/2 items-center pl-1.5",
        HIDDEN_WHEN_PLAIN,
      )}
    >
      <span
        aria-hidden
        className={cn(
          "h-px max-w-22.5 min-w-15 overflow-hidden bg-input pr-0.5 pl-1 text-2xs font-medium whitespace-nowrap text-transparent tabular-nums",
          isTarget && "h-0.5 bg-brand-strong",
        )}
      >
        {words}
      </span>
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Add an element after ${output.label}`}
        onClick={(event) => {
          event.stopPropagation();
          const { right, top: buttonTop } = event.currentTarget.getBoundingClientRect();
          const target = { kind: "output", from: nodeId, output: output.id } as const;
          view.setState({ quickAdd: { x: right + 6, y: buttonTop, target } });
        }}
        className={cn(
          "nodrag nopan pointer-events-auto grid size-5 place-items-center rounded-md border border-border-strong bg-card text-muted-foreground transition-colors hover:border-brand-strong hover:bg-brand-soft hover:text-brand-text",
          // Something is dragged: what is under it must not change from card to button and back.
          isTarget && "pointer-events-none border-brand-strong bg-brand-soft text-brand-text",
        )}
      >
        <Plus aria-hidden className="size-3.5" />
      </button>
    </span>
  );
}
