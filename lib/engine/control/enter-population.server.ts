import type { ClientBase } from "pg";
import { DEFAULT_CAPTURE_ID } from "@/lib/domain/scenario/graph";
import { beginOperation } from "@/lib/engine/control/begin-operation.server";
import type { Population } from "@/lib/engine/populations/population";

export type EnterPopulationInput = {
  scenarioId: number;
  population: Population;
  /** The start element; Default profile capture when absent. */
  nodeId?: number;
  /** Of how many profiles, where they were counted. */
  total: number | null;
};

/**
 * Sends a population into a scenario, in the caller's transaction; `finishOperation`, or an engine, carries it out page by page.
 * Who is in a segment is asked for this moment. Returns the operation's number.
 */
export async function enterPopulation(client: ClientBase, input: EnterPopulationInput, now: Date): Promise<bigint> {
  const { scenarioId, population, nodeId = DEFAULT_CAPTURE_ID, total } = input;
  const args = { population, nodeId, asOf: now.toISOString() };
  return beginOperation(client, { accountId: population.accountId, scenarioId, kind: "enter", args, total }, now);
}
