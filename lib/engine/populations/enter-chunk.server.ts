import type { ClientBase } from "pg";
import { z } from "zod";
import { DEFAULT_CAPTURE_ID } from "@/lib/domain/scenario/graph";
import type { ReentryMode } from "@/lib/domain/scenario/reentry";
import { enterScenario } from "@/lib/engine/enter-scenario.server";
import { openPopulation } from "@/lib/engine/populations/open-population.server";
import { populationSchema } from "@/lib/engine/populations/population";
import type { EnterPage } from "@/lib/engine/sql/enter-page.server";
import {
  ENTER_PAGE_ALWAYS,
  ENTER_PAGE_ONCE,
  ENTER_PAGE_UNLESS_INSIDE,
  enterPage,
} from "@/lib/engine/sql/enter-page.server";
import { lockControls } from "@/lib/engine/sql/lock-controls.server";
import type { Operation } from "@/lib/engine/sql/operation-statements.server";
import type { Statement } from "@/lib/engine/sql/statement";
import { getBulkLane } from "@/lib/engine/task-row";

/** Profiles of a transaction: it holds a shard's control row for about a tenth of a second. */
const PAGE = 5_000;

export const enterArgsSchema = z.object({
  population: populationSchema,
  nodeId: z.int().default(DEFAULT_CAPTURE_ID),
  /** The moment for which a condition is asked, on every page the same. */
  asOf: z.coerce.date(),
});

/** What became of a page. */
export type WalkStep =
  | { kind: "looked"; looked: number; entered: number; lane: number; lastId: bigint; isShardDone: boolean }
  /** It cannot go on, and why. */
  | { kind: "halted"; note: string };

/** Lets the next page of a population enter, in the transaction that says how far the operation is. */
export async function enterChunk(client: ClientBase, operation: Operation, now: Date): Promise<WalkStep> {
  const { scenarioId, shard, afterId } = operation;
  const { population, nodeId, asOf } = enterArgsSchema.parse(operation.args);
  const [control] = await lockControls(client, [{ shard, scenarioId }]);
  if (!control) return { kind: "halted", note: "The scenario was stopped." };
  if (control.databaseId !== population.databaseId) {
    return { kind: "halted", note: "The scenario works on another database by now." };
  }
  const read = await openPopulation(client, population);
  if (read === null) return { kind: "halted", note: "The segment was deleted." };
  const profileIds = await read({ shard, afterId, limit: PAGE, now: asOf });
  const { accountId, databaseId } = population;
  const lane = getBulkLane(accountId);
  const page: EnterPage = { shard, scenarioId, accountId, databaseId, nodeId, lane, now, profileIds };
  const entered = await ENTER_BY_MODE[control.reentry](client, page);
  const isShardDone = profileIds.length < PAGE;
  return {
    kind: "looked",
    looked: profileIds.length,
    entered,
    lane,
    lastId: profileIds.at(-1) ?? afterId,
    isShardDone,
  };
}

const insert = (statement: Statement) => (client: ClientBase, page: EnterPage) => enterPage(client, statement, page);

const ENTER_BY_MODE: Record<ReentryMode, (client: ClientBase, page: EnterPage) => Promise<number>> = {
  skip_in_any_case: insert(ENTER_PAGE_ONCE),
  skip: insert(ENTER_PAGE_UNLESS_INSIDE),
  parallel: insert(ENTER_PAGE_ALWAYS),
  // It ends passes with their history and numbers, which is not one statement's work.
  restart: async (client, { profileIds, now, ...page }) => {
    const { scenarioId, accountId, databaseId, nodeId, lane } = page;
    const common = { scenarioId, accountId, databaseId, nodeId, lane, hops: 0, apicontent: {} };
    const items = profileIds.map((profileId) => ({ ...common, profileId }));
    const results = await enterScenario(client, { now, items });
    return results.filter(({ status }) => status === "entered").length;
  },
};
