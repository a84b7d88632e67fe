import type { Fact, FactCause } from "@/lib/domain/facts/fact";
import type { RunningScenario } from "@/lib/engine/scenarios/running-scenario";

/** A fact about a profile that is there. */
export type UsedFact = FactCause & { accountId: number; databaseId: number; profileId: bigint; fact: Fact; at: Date };

/** A fact and a scenario that listens. */
export type Heard = { used: UsedFact; scenario: RunningScenario };
