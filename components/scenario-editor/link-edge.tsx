"use client";

import { Plus } from "lucide-react";
import { memo } from "react";
import { useEditor, useTools, useView } from "@/components/scenario-editor/editor-context";
import type { FlowEdge } from "@/components/scenario-editor/flow-elements";
import { HIDDEN_WHEN_PLAIN } from "@/components/scenario-editor/plain-zoom";
import {
  BaseEdge,
  EdgeLabelRenderer,
  type EdgeProps,
  getBezierPath,
  getSmoothStepPath,
} from "@/components/scenario-editor/react-flow";
import { nodeKinds } from "@/components/scenario-editor/registry";
import { type Point, pointOnCurve } from "@/components/scenario-editor/store/geometry";
import { cn } from "@/components/ui/cn";
import type { GraphNode } from "@/lib/domain/scenario/graph";

/** A link that leads back runs around the cards in right angles. */
const BACK_OFFSET = 36;
const BACK_RADIUS = 14;
/** Parts of a link's way. */
const MIDDLE = 0.5;
const BEHIND_NAME = 0.82;

/** A link with a "+" in its middle that adds an element there. */
export const LinkEdge = memo(function LinkEdge(props: EdgeProps<FlowEdge>) {
  const { id, selected = false } = props;
  const isTarget = useView((state) => state.dropEdge === id);
  const { isReadOnly } = useTools();
  const hasName = useEditor(({ content }) => hasSeveralOutputs(content.nodes.get(Number(props.source))));
  const { path, button } = draw(props, hasName);
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
      {!isReadOnly && <AddButton edge={id} {...button} isLit={isTarget || selected} />}
    </>
  );
});

/** The line, and where its "+" stands: in its middle, or behind the name and the share of the branch. */
function draw(props: EdgeProps<FlowEdge>, hasName: boolean): { path: string; button: Point } {
  if (props.targetX < props.sourceX) {
    const [path, x, y] = getSmoothStepPath({ ...props, borderRadius: BACK_RADIUS, offset: BACK_OFFSET });
    return { path, button: { x, y } };
  }
  const [path] = getBezierPath({ ...props, curvature: 0.3 });
  const from = { x: props.sourceX, y: props.sourceY };
  const to = { x: props.targetX, y: props.targetY };
  return { path, button: pointOnCurve(from, to, hasName ? BEHIND_NAME : MIDDLE) };
}

function hasSeveralOutputs(node: GraphNode | undefined): boolean {
  return node !== undefined && nodeKinds.outputsOf(node).length > 1;
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
