"use client";

import { CircleAlert, CircleHelp, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { useEditor, useLists, useView } from "@/components/scenario-editor/editor-context";
import { CardOutput } from "@/components/scenario-editor/card-output";
import type { FlowNode } from "@/components/scenario-editor/flow-elements";
import { INPUT_HANDLE } from "@/components/scenario-editor/flow-elements";
import { HIDDEN_WHEN_PLAIN } from "@/components/scenario-editor/plain-zoom";
import { NodeNumber } from "@/components/scenario-editor/node-number";
import { Handle, type NodeProps, Position } from "@/components/scenario-editor/react-flow";
import { nodeKinds } from "@/components/scenario-editor/registry";
import { outputY } from "@/components/scenario-editor/store/geometry";
import { CutText } from "@/components/ui/cut-text";
import { cn } from "@/components/ui/cn";
import type { GraphNode } from "@/lib/domain/scenario/graph";
import type { NodeCategory } from "@/lib/nodes/define";
import { getDefinition } from "@/lib/nodes/definitions";
import { getFace } from "@/lib/nodes/faces";

const TILES: Record<NodeCategory, string> = {
  trigger: "bg-brand-soft text-brand-text",
  operator: "bg-info-soft text-info-text",
  channel: "bg-success-soft text-success-text",
  action:
    "bg-[color-mix(in_oklab,var(--chart-5)_16%,var(--card))] text-[color-mix(in_oklab,var(--chart-5)_82%,var(--foreground))]",
};

/** A card on the canvas. Reads its own element only; moving it about draws nothing anew. */
export const ElementCard = memo(
  function ElementCard({ id, selected }: NodeProps<FlowNode>) {
    const node = useEditor((state) => state.content.nodes.get(Number(id)));
    return node === undefined ? null : <Card node={node} isSelected={selected} />;
  },
  (before, after) => before.id === after.id && before.selected === after.selected,
);

function Card({ node, isSelected }: { node: GraphNode; isSelected: boolean }) {
  const rules = getDefinition(node.type);
  const outputs = nodeKinds.outputsOf(node);
  const isNote = rules?.isNote === true;
  const isOpen = useEditor((state) => state.visit?.nodeId === node.id);
  return (
    <div
      className={cn(
        "relative size-full rounded-lg border transition-[border-color,box-shadow]",
        isNote ? "bg-brand-soft" : "bg-card",
        isSelected ? "border-ring shadow-[0_0_0_1px_var(--ring)]" : "border-border-strong hover:border-input",
        isOpen && "shadow-lamp",
      )}
    >
      <NodeNumber nodeId={node.id} />
      {isNote ? (
        <NoteWords node={node} />
      ) : (
        <div className="flex size-full items-center gap-2.5 overflow-hidden px-2.5">
          <Tile type={node.type} category={rules?.category ?? "action"} />
          <Words node={node} />
        </div>
      )}
      <IssueBadge nodeId={node.id} />
      {nodeKinds.takesLinks(node) && (
        <Handle
          id={INPUT_HANDLE}
          type="target"
          position={Position.Left}
          className="!size-3 !rounded-full !border-2 !border-border-strong !bg-card"
        />
      )}
      {outputs.map((output, index) => (
        <CardOutput
          key={output.id}
          nodeId={node.id}
          output={output}
          top={outputY(index, outputs.length)}
          isOnly={outputs.length === 1}
        />
      ))}
    </div>
  );
}

function Tile({ type, category }: { type: string; category: NodeCategory }) {
  const Icon = getFace(type)?.Icon ?? CircleHelp;
  return (
    <span className={cn("grid size-8 shrink-0 place-items-center rounded-md", TILES[category])}>
      <Icon aria-hidden className="size-4.5" />
    </span>
  );
}

function Words({ node }: { node: GraphNode }) {
  const lists = useLists();
  const Face = getFace(node.type)?.Card;
  return (
    <span className={cn("grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-0.5", HIDDEN_WHEN_PLAIN)}>
      <span className="flex items-baseline gap-1">
        <CutText className="min-w-0 flex-1 text-sm font-medium">{nodeKinds.titleOf(node)}</CutText>
        <span className="shrink-0 font-mono text-2xs text-muted-foreground">#{node.id}</span>
      </span>
      <CutText className="text-xs text-muted-foreground">
        {Face === undefined ? "Unknown element" : <Face settings={node.settings} lists={lists} />}
      </CutText>
    </span>
  );
}

/** A note is its text. */
function NoteWords({ node }: { node: GraphNode }) {
  const lists = useLists();
  const Face = getFace(node.type)?.Card;
  return (
    <div className={cn("size-full overflow-hidden px-3 py-2 text-xs", HIDDEN_WHEN_PLAIN)}>
      {node.title !== "" && <p className="truncate text-sm font-medium">{node.title}</p>}
      <p className="line-clamp-7 whitespace-pre-line">
        {Face !== undefined && <Face settings={node.settings} lists={lists} />}
      </p>
    </div>
  );
}

function IssueBadge({ nodeId }: { nodeId: number }) {
  const issues = useView((state) => state.issuesByNode.get(nodeId));
  if (issues === undefined) return null;
  const isError = issues.some((issue) => issue.level === "error");
  const Icon = isError ? CircleAlert : TriangleAlert;
  const text = issues.map((issue) => issue.message).join("\n");
  return (
    <span
      role="img"
      aria-label={`${isError ? "Error" : "Warning"}: ${text}`}
      title={text}
      className={cn(
        "absolute -right-2 -bottom-2 grid size-5 place-items-center rounded-full border-2 border-background",
        isError ? "bg-danger text-white dark:text-background" : "bg-warning text-black",
      )}
    >
      <Icon aria-hidden className="size-3" />
    </span>
  );
}
