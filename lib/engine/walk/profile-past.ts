import type { MessageFacts, PassFacts } from "@/lib/domain/conditions/condition-facts";
import { SegmentState } from "@/lib/engine/walk/segment-state";

/** What conditions ask about a profile beside its fields and subscriptions; only what the scenario's needs name. */
export type ProfilePast = {
  segments: SegmentState;
  passes: ReadonlyMap<number, PassFacts>;
  messages: readonly MessageFacts[];
  /** When it opened its letters, in ms since 1970. */
  opens: readonly number[];
};

/** For scenarios that ask nothing of this: nearly all. */
export const NO_PAST: ProfilePast = { segments: new SegmentState(), passes: new Map(), messages: [], opens: [] };
