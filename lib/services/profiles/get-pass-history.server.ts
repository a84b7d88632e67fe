import type { PassHistory } from "@/lib/contracts/profiles";
import { pool } from "@/lib/db/pool.server";
import {
  listPassEvents,
  type PassAttemptRow,
  type PassEventRow,
} from "@/lib/db/queries/profiles/list-pass-events.server";
import { listPassLetters } from "@/lib/db/queries/profiles/list-pass-letters.server";
import { getGraphs } from "@/lib/db/queries/scenarios/get-graphs.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { GraphNode } from "@/lib/domain/scenario/graph";
import { getDefinition } from "@/lib/nodes/definitions";
import { readFailedTest } from "@/lib/nodes/read-failed-test";
import { AppError } from "@/lib/shared/app-error";
import { type LetterStep, listLetterSteps } from "./list-letter-steps";
import { requireProfileRow } from "./require-profile-row.server";

const LINES_MAX = 1_000;

/**
 * What happened in one pass of a profile through a scenario: each step, and each call or letter that was tried, by the time.
 * Elements are called as they are now; one that is gone has no name.
 * @throws AppError `not_found`
 */
export async function getPassHistory(
  actor: Actor,
  { id, passId }: { id: string; passId: string },
): Promise<PassHistory> {
  const profile = await requireProfileRow(pool(), actor, id);
  const { events, attempts } = await listPassEvents(profile.id, BigInt(passId), LINES_MAX);
  const [first] = events;
  if (!first) throw new AppError("not_found", `The profile has no pass ${passId}, or it has not begun to move yet.`);
  const { saved } = await getGraphs(pool(), first.scenarioId);
  const nodes = new Map((saved?.graph.nodes ?? []).map((node) => [node.id, node]));
  const letters = await listPassLetters(profile.id, BigInt(passId), LINES_MAX);
  const lines = [
    ...letters
      .flatMap(listLetterSteps)
      .map((step) => ({ at: step.at.getTime(), rank: LINES_MAX, line: describeLetter(step, nodes) })),
    ...events.map((event, index) => ({ at: event.at.getTime(), rank: index, line: describeStep(event, nodes) })),
    ...attempts.map((attempt) => ({ at: attempt.at.getTime(), rank: -1, line: describeAttempt(attempt, nodes) })),
  ];
  lines.sort((a, b) => a.at - b.at || a.rank - b.rank);
  return { scenarioId: first.scenarioId, lines: lines.map(({ line }) => line) };
}

type Nodes = ReadonlyMap<number, GraphNode>;
type Line = PassHistory["lines"][number];

function describeStep({ at, nodeId, kind, output, detail }: PassEventRow, nodes: Nodes): Line {
  const node = nodes.get(nodeId);
  const label =
    node &&
    getDefinition(node.type)
      ?.outputs(node)
      .find((one) => one.id === output)?.label;
  const failed = node !== undefined && kind === "left" ? readFailedTest(node, output, detail ?? {}) : null;
  const event = { kind, output: output === null ? null : (label ?? output), detail: detail ?? {}, failed };
  return { at: at.toISOString(), nodeId, nodeTitle: titleOf(node), event, attempt: null };
}

function describeLetter({ at, nodeId, kind, detail }: LetterStep, nodes: Nodes): Line {
  const node = nodeId === null ? undefined : nodes.get(nodeId);
  return {
    at: at.toISOString(),
    nodeId,
    nodeTitle: titleOf(node),
    event: { kind, output: null, detail, failed: null },
    attempt: null,
  };
}

function describeAttempt({ at, nodeId, ...attempt }: PassAttemptRow, nodes: Nodes): Line {
  const node = nodeId === null ? undefined : nodes.get(nodeId);
  return { at: at.toISOString(), nodeId, nodeTitle: titleOf(node), event: null, attempt };
}

function titleOf(node: GraphNode | undefined): string | null {
  if (node === undefined) return null;
  return node.title === "" ? (getDefinition(node.type)?.title ?? node.type) : node.title;
}
