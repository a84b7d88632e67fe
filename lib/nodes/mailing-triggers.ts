import type { Graph, GraphNode } from "@/lib/domain/scenario/graph";
import { DEFAULT_CAPTURE_ID } from "@/lib/domain/scenario/graph";
import { API_CONDITION_TEXTS, type MailingCondition } from "@/lib/domain/mailings/mailing-condition";
import { getDefinition, NODE_TYPES } from "@/lib/nodes/definitions";

type TriggerCondition = Extract<MailingCondition, { kind: "trigger" }>;

/** The number of the trigger in a mailing's graph. */
export const MAILING_TRIGGER_ID = 1;
const SEND_ID = 2;
const STEP_PX = 240;

/** The types of elements by which a trigger mailing may go out by itself, as the palette has them. */
export function listMailingTriggers(): { type: string; title: string; summary: string }[] {
  return NODE_TYPES.flatMap((type) => {
    const definition = getDefinition(type);
    if (!definition?.isStart || definition.isBuiltIn) return [];
    return [{ type, title: definition.title, summary: definition.summary }];
  });
}

/** What a mailing's condition is called. */
export function nameMailingCondition(condition: MailingCondition): string {
  return condition.kind === "api"
    ? API_CONDITION_TEXTS.title
    : (getDefinition(condition.type)?.title ?? condition.type);
}

/** The scenario that a mailing with such a condition runs as: the trigger, then a Send of the mailing. */
export function makeMailingGraph(mailingId: number, { type, settings, version }: TriggerCondition): Graph {
  const at = (column: number) => ({ title: "", position: { x: column * STEP_PX, y: 0 } });
  const send = getDefinition("send-email");
  const nodes: GraphNode[] = [
    { id: DEFAULT_CAPTURE_ID, type: "default-capture", settings: {}, version: 1, ...at(0) },
    { id: MAILING_TRIGGER_ID, type, settings, version, ...at(0) },
    {
      id: SEND_ID,
      type: "send-email",
      settings: { ...send?.defaults, mailingId },
      version: send?.version ?? 1,
      ...at(1),
    },
  ];
  const edges = [DEFAULT_CAPTURE_ID, MAILING_TRIGGER_ID].map((from) => ({ from, output: "next", to: SEND_ID }));
  return { nodes, edges };
}
