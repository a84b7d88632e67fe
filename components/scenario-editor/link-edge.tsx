"use client";

import { memo } from "react";
import { useTools, useView } from "@/components/scenario-editor/editor-context";
import type { FlowEdge } from "@/components/scenario-editor/flow-elements";
import { HIDDEN_WHEN_PLAIN } from "@/components/scenario-editor/plain-zoom";
import { BaseEdge, type EdgeProps, getBezierPath, getSmoothStepPath } from "@/components/scenario-editor/react-flow";
import { cn } from "@/components/ui/cn";

/** A link that leads back runs around the cards in right angles. */
const BACK_OFFSET = 36;
const BACK_RADIUS = 14;
const BUTTON_RADIUS = 8;

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
        interactionWidth={18}
        className={cn(
          "!stroke-border-strong !stroke-[1.5px] transition-[stroke]",
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

/** Drawn in the edge's own SVG: a thousand of them cost little. The keyboard adds with N on a selected link. */
function AddButton({ edge, x, y, isLit }: AddButtonProps) {
  const { view } = useTools();
  const open = (event: React.MouseEvent<SVGGElement>) => {
    event.stopPropagation();
    const separator = edge.indexOf(":");
    const target = { kind: "edge", from: Number(edge.slice(0, separator)), output: edge.slice(separator + 1) } as const;
    const box = event.currentTarget.getBoundingClientRect();
    view.setState({ quickAdd: { x: box.right + 6, y: box.top, target } });
  };
  return (
    <g
      aria-hidden
      data-add-on-edge={edge}
      transform={`translate(${x} ${y})`}
      onClick={open}
      className={cn(
        "group/add pointer-events-auto cursor-pointer text-muted-foreground transition-opacity hover:text-brand-text",
        isLit ? "opacity-100" : "opacity-60 hover:opacity-100",
        HIDDEN_WHEN_PLAIN,
      )}
    >
      <circle r={BUTTON_RADIUS * 1.8} fill="transparent" />
      <circle
        r={BUTTON_RADIUS}
        className="fill-card stroke-border-strong group-hover/add:fill-brand-soft group-hover/add:stroke-brand-strong"
      />
      <path d="M-3.5 0h7M0 -3.5v7" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />
    </g>
  );
}
