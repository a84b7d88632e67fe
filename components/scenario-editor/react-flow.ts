// The one door to React Flow: the package is installed under its former name.
export {
  Background,
  BackgroundVariant,
  BaseEdge,
  EdgeLabelRenderer,
  getBezierPath,
  getSmoothStepPath,
  Handle,
  MiniMap,
  Position,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  useStore as useFlowStore,
} from "reactflow";
export type { Connection, Edge, EdgeChange, EdgeProps, Node, NodeChange, NodeProps, OnConnectEnd } from "reactflow";
