import type { SegmentBook } from "@/lib/domain/conditions/condition-facts";
import type { Needs } from "@/lib/domain/conditions/needs";
import type { FieldView } from "@/lib/domain/fields/field-types";
import type { CompiledScenario } from "@/lib/domain/scenario/compile-graph";
import type { TemplateCache } from "@/lib/engine/scenarios/template-cache";
import type { BoundNode } from "@/lib/nodes/bind-node";

/** An element as the engine runs it. */
export type EngineNode = BoundNode & {
  /** Whether its settings name a secret: then it is rendered once without, to learn which and for what host. */
  usesSecrets: boolean;
};

export type Trigger = {
  nodeId: number;
  listens: BoundNode["listens"];
  match: NonNullable<BoundNode["match"]>;
  dates: BoundNode["dates"];
};

/** One published version of a scenario with all that its walks need. */
export type RunningScenario = {
  scenarioId: number;
  version: number;
  accountId: number;
  databaseId: number;
  /** Segments that its conditions ask about; what those ask about is part of the needs. */
  segments: SegmentBook;
  /** The account's IANA zone. */
  zone: string;
  graph: CompiledScenario<EngineNode>;
  /** Its triggers in the order of their numbers, and what they look at. */
  triggers: { nodes: readonly Trigger[]; needs: Needs };
  /** Whether some element changes profiles or their subscriptions: then a batch locks them. */
  writesProfiles: boolean;
  /** Standard and custom fields of the database by name. */
  fields: ReadonlyMap<string, FieldView>;
  templates: TemplateCache;
};
