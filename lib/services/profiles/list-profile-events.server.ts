import type { ProfileEvent } from "@/lib/contracts/profiles";
import { pool } from "@/lib/db/pool.server";
import { getProfileEventTime } from "@/lib/db/queries/profiles/get-profile-event-time.server";
import { type GoalRow, listGoalRows } from "@/lib/db/queries/profiles/list-goal-rows.server";
import { listProfileEventRows, type ProfileEventRow } from "@/lib/db/queries/profiles/list-profile-event-rows.server";
import { listSourceNames } from "@/lib/db/queries/profiles/list-source-names.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireProfileRow } from "./require-profile-row.server";

/** More goals than that in the time of one page are not shown. */
const GOALS_MAX = 200;

/** A page of a profile's history, newest first: what was changed, and the goals that it reached meanwhile. */
export async function listProfileEvents(
  actor: Actor,
  { id, cursor, limit }: { id: string; cursor?: string | undefined; limit: number },
): Promise<{ items: ProfileEvent[]; nextCursor: string | null }> {
  const profile = await requireProfileRow(pool(), actor, id);
  const beforeId = cursor === undefined ? null : BigInt(cursor);
  const rows = await listProfileEventRows(profile.id, { beforeId, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  // Goals are steps of passes, in a table of their own: each page takes those between its own last line and that of the page before.
  const before = beforeId === null ? null : await getProfileEventTime(profile.id, beforeId);
  const goals = await listGoalRows(profile.id, { from: last?.at ?? null, before, limit: GOALS_MAX });
  const lines = [...page.map(toLine), ...goals.map(toGoalLine)].sort((a, b) => b.at.getTime() - a.at.getTime());
  const names = await listSourceNames(actor.accountId, [...new Set(lines.map(({ source }) => source))]);
  return {
    items: lines.map((line) => ({ ...line, at: line.at.toISOString(), source: names.get(line.source) ?? line.source })),
    nextCursor: last === undefined ? null : String(last.id),
  };
}

type Line = Omit<ProfileEvent, "at"> & { at: Date };

const toLine = ({ id, ...row }: ProfileEventRow): Line => ({ ...row, id: String(id) });

function toGoalLine({ passId, seq, scenarioId, at, detail }: GoalRow): Line {
  return { id: `goal-${passId}-${seq}`, at, kind: "goal", source: `scenario:${scenarioId}`, detail };
}
