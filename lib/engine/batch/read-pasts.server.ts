import type { ClientBase } from "pg";
import { joinNeeds, type Needs } from "@/lib/domain/conditions/needs";
import { readMemberships } from "@/lib/engine/sql/read-memberships.server";
import { readMessageFacts } from "@/lib/engine/sql/read-message-facts.server";
import { readOpens } from "@/lib/engine/sql/read-opens.server";
import { readPasses } from "@/lib/engine/sql/read-passes.server";
import { NO_PAST, type ProfilePast } from "@/lib/engine/walk/profile-past";
import { SegmentState } from "@/lib/engine/walk/segment-state";

type Asking = { graph: { needs: Needs } };
type Running = { row: { profileId: bigint }; scenario: Asking };

const MS_PER_DAY = 86_400_000;
const NOBODY: ReadonlyMap<bigint, ProfilePast> = new Map();

/** Whether conditions of the scenario ask for more than fields and subscriptions. */
export function asksPast({ graph: { needs } }: Asking): boolean {
  return needs.segments.length > 0 || needs.scenarios.length > 0 || needs.messages || needs.opensDays > 0;
}

/** Reads once what conditions of a batch ask about its profiles, by profile; nothing where nobody asks. */
export async function readPasts(
  client: ClientBase,
  running: readonly Running[],
  { shard, now }: { shard: number; now: Date },
): Promise<ReadonlyMap<bigint, ProfilePast>> {
  const asking = running.filter(({ scenario }) => asksPast(scenario));
  if (asking.length === 0) return NOBODY;
  const needs = joinNeeds(...new Set(asking.map(({ scenario }) => scenario.graph.needs)));
  const ids = [...new Set(asking.map(({ row }) => row.profileId))];
  const place = { shard, ids };
  const memberships = await readMemberships(client, place, needs.segments);
  const passes = await readPasses(client, place, needs.scenarios);
  const messages = needs.messages ? await readMessageFacts(client, place) : new Map<bigint, never>();
  const since = new Date(now.getTime() - needs.opensDays * MS_PER_DAY);
  const opens = needs.opensDays > 0 ? await readOpens(client, { ...place, since }) : new Map<bigint, never>();
  return new Map(
    ids.map((id) => [
      id,
      {
        segments: new SegmentState(memberships.get(id)),
        passes: passes.get(id) ?? NO_PAST.passes,
        messages: messages.get(id) ?? [],
        opens: opens.get(id) ?? [],
      },
    ]),
  );
}
