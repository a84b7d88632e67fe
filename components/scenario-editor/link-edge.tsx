"use client";

import { Plus } from "lucide-react";
import { memo } from "react";
import { useTools, useView } from "@/components/scenario-editor/editor-context";
import type { FlowEdge } from "@/components/scenario-editor/flow-elements";
import { HIDDEN_WHEN_PLAIN } from "@/components/scenario-editor/plain-zoom";
import {
  BaseEdge,
  EdgeLabelRenderer,
  type EdgeProps,
  getBezierPath,
  getSmoothStepPath,
} from "@/components/scenario-editor/react-flow";
import { cn } from "@/components/ui/cn";

/** A link that leads back runs around the cards in right angles. */
const BACK_OFFSET = 36;
const BACK_RADIUS = 14;

/** A link with a "+" in its middle that adds an element there. */
export const LinkEdge = memo(function LinkEdge(props: EdgeProps<FlowEdge>) {
  const { id, selected = false } = props;
  const isTarget = useView((state) => state.dropEdge === id);
  const { isReadOnly } = useTools();
  const [path, middleX, middleY] = makePath(props);
  return (
    <>
      <BaseEdge
        path={path}
        interactionWidth={14}
        className={cn(
          "!stroke-input !stroke-[1.5px] transition-[stroke]",
          selected && "!stroke-ring !stroke-2",
          isTarget && "!stroke-brand-strong !stroke-[3px]",
        )}
      />
      {!isReadOnly && <AddButton edge={id} x={middleX} y={middleY} isLit={isTarget || selected} />}
    </>
  );
});

function makePath(props: EdgeProps<FlowEdge>): [string, number, number] {
  const isBack = props.targetX < props.sourceX;
  const [path, x, y] = isBack
    ? getSmoothStepPath({ ...props, borderRadius: BACK_RADIUS, offset: BACK_OFFSET })
    : getBezierPath({ ...props, curvature: 0.3 });
  return [path, x, y];
}

type AddButtonProps = { edge: string; x: number; y: number; isLit: boolean };

/** Stands above all links, so that another one that passes here does not cover it. The keyboard adds with N on a selected link. */
function AddButton({ edge, x, y, isLit }: AddButtonProps) {
  const { view } = useTools();
  const open = (event: React.MouseEvent<HTMLButtonElement>) => {
    event.stopPropagation();
    const separator = edge.indexOf(":");
    const target = { kind: "edge", from: Number(edge.slice(0, separator)), output: edge.slice(separator + 1) } as const;
    const { right, top } = event.currentTarget.getBoundingClientRect();
    view.setState({ quickAdd: { x: right + 6, y: top, target } });
  };
  return (
    <EdgeLabelRenderer>
      <button
        type="button"
        tabIndex={-1}
        aria-label="Add an element into this link"
        data-add-on-edge={edge}
        onClick={open}
        style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
        className={cn(
          "nodrag nopan pointer-events-auto absolute grid size-4.5 place-items-center rounded-full border border-border-strong bg-card text-muted-foreground transition-[opacity,color,background-color,border-color] after:absolute after:-inset-1.5 hover:border-brand-strong hover:bg-brand-soft hover:text-brand-text hover:opacity-100",
          isLit ? "opacity-100" : "opacity-60",
          HIDDEN_WHEN_PLAIN,
        )}
      >
        <Plus aria-hidden className="size-3" />
      </button>
    </EdgeLabelRenderer>
  );
}
