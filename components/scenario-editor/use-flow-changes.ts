"use client";

import { useCallback, useRef, useState } from "react";
import { useTools } from "@/components/scenario-editor/editor-context";
import type { FlowEdge, FlowNode } from "@/components/scenario-editor/flow-elements";
import type { EdgeChange, NodeChange } from "@/components/scenario-editor/react-flow";
import type { Point } from "@/components/scenario-editor/store/geometry";

const NOTHING: ReadonlyMap<number, Point> = new Map();

/**
 * Turns React Flow's changes into ours: selections go to the store, a drag is held here until it ends and is then one
 * gesture; so are arrow keys pressed one after the other.
 */
export function useFlowChanges() {
  const { store } = useTools();
  const [dragged, setDragged] = useState(NOTHING);
  const isDragging = useRef(false);

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      selectNodes(store, changes);
      const places = new Map<number, Point>();
      let ends = false;
      for (const change of changes) {
        if (change.type !== "position" || change.position === undefined) continue;
        places.set(Number(change.id), change.position);
        if (change.dragging === true) isDragging.current = true;
        else ends = true;
      }
      if (places.size === 0) return;
      if (!ends) {
        setDragged((before) => new Map([...before, ...places]));
        return;
      }
      const keys = [...places.keys()].toSorted((a, b) => a - b).join(",");
      store.getState().move(places, isDragging.current ? undefined : `nudge ${keys}`);
      isDragging.current = false;
      setDragged(NOTHING);
    },
    [store],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<FlowEdge>[]) => {
      const { selection, select } = store.getState();
      const edges = new Set(selection.edges);
      for (const change of changes) {
        if (change.type !== "select") continue;
        if (change.selected) edges.add(change.id);
        else edges.delete(change.id);
      }
      if (!isSameSet(edges, selection.edges)) select({ nodes: selection.nodes, edges });
    },
    [store],
  );
  return { dragged, onNodesChange, onEdgesChange };
}

function selectNodes(store: ReturnType<typeof useTools>["store"], changes: NodeChange<FlowNode>[]): void {
  const { selection, select } = store.getState();
  const nodes = new Set(selection.nodes);
  for (const change of changes) {
    if (change.type !== "select") continue;
    if (change.selected) nodes.add(Number(change.id));
    else nodes.delete(Number(change.id));
  }
  if (!isSameSet(nodes, selection.nodes)) select({ nodes, edges: selection.edges });
}

function isSameSet<Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}
