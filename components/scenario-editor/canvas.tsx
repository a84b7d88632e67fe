"use client";

import "reactflow/dist/base.css";
import "./canvas.css";
import { useTheme } from "next-themes";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { CanvasControls } from "@/components/scenario-editor/canvas-controls";
import { EmptyHint } from "@/components/scenario-editor/empty-hint";
import { useEditor, useTools } from "@/components/scenario-editor/editor-context";
import { ElementCard } from "@/components/scenario-editor/element-card";
import {
  createEdgeMaker,
  createNodeMaker,
  type FlowEdge,
  type FlowNode,
} from "@/components/scenario-editor/flow-elements";
import { LinkEdge } from "@/components/scenario-editor/link-edge";
import { isPlainAt } from "@/components/scenario-editor/plain-zoom";
import {
  Background,
  BackgroundVariant,
  ReactFlow,
  SelectionMode,
  useFlowStore,
} from "@/components/scenario-editor/react-flow";
import { nodeKinds } from "@/components/scenario-editor/registry";
import { GRID } from "@/components/scenario-editor/store/geometry";
import { useCanvasMenu } from "@/components/scenario-editor/use-canvas-menu";
import { useConnections } from "@/components/scenario-editor/use-connections";
import { useDrop } from "@/components/scenario-editor/use-drop";
import { useFlowChanges } from "@/components/scenario-editor/use-flow-changes";
import { useReveal } from "@/components/scenario-editor/use-reveal";
import { cn } from "@/components/ui/cn";
import { ContextMenu } from "@/components/ui/context-menu";

const NODE_TYPES = { element: ElementCard };
const EDGE_TYPES = { link: LinkEdge };
const SNAP: [number, number] = [GRID, GRID];
/** From this many elements on, only what is in view is drawn. */
const VISIBLE_ONLY_ABOVE = 200;
const FIT = { padding: 0.12, maxZoom: 1, minZoom: 0.3 };

/** The drawer takes room when it opens: its element stays in sight. */
function useVisitedInView() {
  const visited = useEditor((state) => state.visit?.nodeId ?? null);
  const reveal = useReveal();
  useEffect(() => {
    if (visited !== null) reveal(visited, { keepsZoom: true });
  }, [visited, reveal]);
}

/** The canvas: React Flow told where things are, everything else stays with the cards. */
export function Canvas() {
  const { store, isReadOnly } = useTools();
  const content = useEditor((state) => state.content);
  const selection = useEditor((state) => state.selection);
  const { dragged, onNodesChange, onEdgesChange } = useFlowChanges();
  const connections = useConnections();
  const drop = useDrop();
  const menu = useCanvasMenu();
  const { resolvedTheme } = useTheme();
  const makers = useRef({ nodes: createNodeMaker(nodeKinds), edges: createEdgeMaker(nodeKinds) });
  const nodes = useMemo(
    () => makers.current.nodes(content, selection.nodes, dragged),
    [content, selection.nodes, dragged],
  );
  const edges = useMemo(() => makers.current.edges(content, selection.edges), [content, selection.edges]);
  const isPlain = useFlowStore((state) => isPlainAt(state.transform[2], content.nodes.size));
  useVisitedInView();
  const open = useCallback((id: string) => store.getState().openVisit(Number(id)), [store]);

  return (
    <ContextMenu entries={menu.entries}>
      <div
        data-canvas
        data-plain={isPlain ? "" : undefined}
        className={cn("group/canvas relative min-h-0 min-w-0 flex-1", connections.isConnecting && "is-connecting")}
        {...drop}
      >
        <ReactFlow<FlowNode, FlowEdge>
          nodes={nodes}
          edges={edges}
          onNodesChange={onNodesChange}
          onEdgesChange={onEdgesChange}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          colorMode={resolvedTheme === "dark" ? "dark" : "light"}
          fitView
          fitViewOptions={FIT}
          minZoom={0.1}
          maxZoom={1.75}
          snapToGrid
          snapGrid={SNAP}
          onlyRenderVisibleElements={content.nodes.size > VISIBLE_ONLY_ABOVE}
          panOnScroll
          zoomOnDoubleClick={false}
          selectionMode={SelectionMode.Partial}
          multiSelectionKeyCode={MULTI_KEYS}
          deleteKeyCode={null}
          nodesDraggable={!isReadOnly}
          nodesConnectable={!isReadOnly}
          edgesReconnectable={!isReadOnly}
          nodeDragThreshold={2}
          connectionRadius={36}
          onNodeDoubleClick={(_, node) => open(node.id)}
          {...connections.handlers}
          {...menu.handlers}
          ariaLabelConfig={ARIA}
          aria-label="Scenario canvas"
        >
          <Background variant={BackgroundVariant.Dots} gap={GRID * 3} size={1} color="var(--border-strong)" />
          <CanvasControls />
        </ReactFlow>
        <EmptyHint />
      </div>
    </ContextMenu>
  );
}

const MULTI_KEYS = ["Control", "Meta", "Shift"];

const ARIA = {
  "node.a11yDescription.default":
    "Press Enter to open the settings, arrow keys to move, Delete to remove, N to add an element after it.",
  "edge.a11yDescription.default": "Press Delete to remove the link, N to add an element into it.",
};
