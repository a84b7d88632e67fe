"use client";

import { useMemo, useState } from "react";
import { useTools } from "@/components/scenario-editor/editor-context";
import type { FlowEdge } from "@/components/scenario-editor/flow-elements";
import { type Connection, type OnConnectEnd, useReactFlow } from "@/components/scenario-editor/react-flow";
import { nodeKinds } from "@/components/scenario-editor/registry";
import { mayConnect } from "@/components/scenario-editor/store/connect-nodes";
import { CARD_HEIGHT } from "@/components/scenario-editor/store/geometry";
import type { GraphEdge } from "@/lib/domain/scenario/graph";

/** Linking by mouse: handle to handle, an existing link to another handle, or into the empty, which offers elements. */
export function useConnections() {
  const { store, view } = useTools();
  const { screenToFlowPosition } = useReactFlow();
  const [isConnecting, setConnecting] = useState(false);
  const handlers = useMemo(() => {
    const onConnectEnd: OnConnectEnd = (event, state) => {
      setConnecting(false);
      const from = state.fromHandle;
      if (state.toHandle !== null || state.toNode !== null || from?.type !== "source") return;
      const { x, y } = "changedTouches" in event ? firstTouch(event) : { x: event.clientX, y: event.clientY };
      const place = screenToFlowPosition({ x, y });
      const at = { x: place.x, y: place.y - CARD_HEIGHT / 2 };
      const target = { kind: "output", from: Number(from.nodeId), output: from.id ?? "", at } as const;
      view.setState({ quickAdd: { x, y, target } });
    };
    return {
      onConnectStart: () => setConnecting(true),
      onConnectEnd,
      onConnect: (connection: Connection) => store.getState().connect(toEdge(connection)),
      onReconnect: (old: FlowEdge, connection: Connection) => store.getState().reconnect(old.id, toEdge(connection)),
      isValidConnection: (connection: Connection | FlowEdge) =>
        mayConnect(store.getState().content, toEdge(connection), nodeKinds),
    };
  }, [screenToFlowPosition, store, view]);
  return { isConnecting, handlers };
}

function firstTouch(event: TouchEvent): { x: number; y: number } {
  const touch = event.changedTouches[0];
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
}

function toEdge(connection: Pick<Connection, "source" | "target"> & { sourceHandle?: string | null }): GraphEdge {
  return { from: Number(connection.source), output: connection.sourceHandle ?? "", to: Number(connection.target) };
}
