import { TZDate } from "@date-fns/tz";
import { addDays } from "date-fns";
import type { PeriodStatistics } from "@/lib/contracts/scenario-statistics";
import { pool } from "@/lib/db/pool.server";
import { type PeriodRow, readPeriodStatistics } from "@/lib/db/queries/statistics/read-period-statistics.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";
import { AppError } from "@/lib/shared/app-error";

/** The scenario as a whole stands among its elements under this number. */
const TOTALS = -1;
/** Ways out that are no outputs of the element. */
const NO_OUTPUTS: readonly string[] = ["", "exited", "removed"];

/** The numbers of days of the account's zone, both included (`yyyy-MM-dd`). Throws `not_found`, `bad_request` for a range that runs backwards. */
export async function getPeriodStatistics(
  actor: Actor,
  { id, from, to }: { id: number; from: string; to: string },
): Promise<PeriodStatistics> {
  await requireScenario(pool(), actor, { id });
  if (from > to)
    throw new AppError("bad_request", `The period ends (${to}) before it begins (${from}).`, { field: "to" });
  const asOf = new Date();
  const period = { from: startOfDay(from, actor.zone), until: addDays(startOfDay(to, actor.zone), 1) };
  const rows = await readPeriodStatistics(pool(), { scenarioId: id, ...period });
  const total = (column: "entered" | "left" | "failed", ...outputs: string[]) =>
    rows
      .filter((row) => row.nodeId === TOTALS && outputs.includes(row.output))
      .reduce((sum, row) => sum + row[column], 0);
  return {
    asOf: asOf.toISOString(),
    entered: total("entered", ""),
    completed: total("left", "completed"),
    failed: total("failed", "failed", "unseen"),
    removed: total("left", "removed"),
    nodes: groupByNode(rows),
  };
}

function startOfDay(day: string, zone: string): TZDate {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new TZDate(year, month - 1, date, zone);
}

function groupByNode(rows: readonly PeriodRow[]): PeriodStatistics["nodes"] {
  const nodes = new Map<number, PeriodStatistics["nodes"][number]>();
  for (const { nodeId, output, entered, left, failed } of rows) {
    if (nodeId === TOTALS) continue;
    const node = nodes.get(nodeId) ?? { nodeId, entered: 0, left: 0, failed: 0, outputs: [] };
    node.entered += entered;
    node.left += left;
    node.failed += failed;
    if (!NO_OUTPUTS.includes(output)) node.outputs.push({ output, left });
    nodes.set(nodeId, node);
  }
  for (const node of nodes.values()) node.outputs.sort((a, b) => a.output.localeCompare(b.output));
  return [...nodes.values()].sort((a, b) => a.nodeId - b.nodeId);
}
