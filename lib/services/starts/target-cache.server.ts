import type { ClientBase } from "pg";
import { getDatabaseView, type DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import { listStartTargets, type StartTarget } from "@/lib/db/queries/starts/list-start-targets.server";
import { mailingConditionSchema } from "@/lib/domain/mailings/mailing-condition";
import { AppError } from "@/lib/shared/app-error";
import { makeInactiveFailure } from "./make-inactive-failure";
import type { StartRequest } from "./start-request";

/** What a request wants to start; `targetField` is the parameter that named it. */
export type TargetRequest = Pick<StartRequest, "actor" | "kind" | "targetId" | "targetField">;

/** A scenario or mailing that may be started, and the database its profiles are in. */
export type ReadyTarget = StartTarget & { database: DatabaseView };

type Entry = { target: ReadyTarget; readAt: number };

declare global {
  // One per process: Next and the API front import different instances of this module.
  var cuelightStartTargets: Map<string, Entry> | undefined;
}

/** What was changed elsewhere holds after this time at the latest. */
const KEPT_MS_MAX = 1000;
const ENTRIES_MAX = 10_000;

/**
 * Finds the scenario or mailing of each request, reading only what the last second has not read. Only what can be started is kept,
 * so that a scenario may be started the moment it was activated. A failing request gets its own AppError.
 */
export async function findTargets(
  client: ClientBase,
  requests: readonly TargetRequest[],
  nowMs: number,
): Promise<(ReadyTarget | AppError)[]> {
  const cache = (globalThis.cuelightStartTargets ??= new Map<string, Entry>());
  if (cache.size > ENTRIES_MAX) cache.clear();
  const isFresh = (request: TargetRequest) => {
    const age = nowMs - (cache.get(nameOf(request))?.readAt ?? -Infinity);
    return age >= 0 && age <= KEPT_MS_MAX;
  };
  const wanted = requests.filter((request) => !isFresh(request));
  const read = new Map<string, StartTarget>();
  for (const kind of ["scenario", "mailing"] as const) {
    const ids = new Set(wanted.filter((request) => request.kind === kind).map(({ targetId }) => targetId));
    if (ids.size === 0) continue;
    for (const target of await listStartTargets(client, kind, [...ids])) read.set(`${kind} ${target.id}`, target);
  }
  for (const [name, target] of read) await keep(client, { name, target, nowMs });
  return requests.map((request) => choose(request, cache.get(nameOf(request)), read.get(nameOf(request))));
}

type Keep = { name: string; target: StartTarget; nowMs: number };

async function keep(client: ClientBase, { name, target, nowMs }: Keep): Promise<void> {
  const database = target.isActive
    ? await getDatabaseView(client, { accountId: target.accountId, groupIds: [] }, target.databaseId)
    : null;
  if (database) globalThis.cuelightStartTargets?.set(name, { target: { ...target, database }, readAt: nowMs });
  else globalThis.cuelightStartTargets?.delete(name);
}

function choose(
  request: TargetRequest,
  kept: Entry | undefined,
  read: StartTarget | undefined,
): ReadyTarget | AppError {
  const target = read ?? kept?.target;
  const field = request.targetField;
  if (!target || !isVisible(target, request.actor)) {
    return new AppError("not_found", `${field}: There is no ${request.kind} #${request.targetId}.`, { field });
  }
  if (!target.isActive || !kept) return makeInactiveFailure(request, target);
  if (request.kind === "mailing" && !isFiredByApi(target.condition)) {
    const text = `${field}: Mailing #${target.id} "${target.name}" does not have the condition "API trigger call".`;
    return new AppError("conflict", text, { field });
  }
  return kept.target;
}

const isFiredByApi = (condition: unknown) => mailingConditionSchema.safeParse(condition).data?.kind === "api";

function isVisible(target: StartTarget, { accountId, groupIds }: TargetRequest["actor"]): boolean {
  if (target.accountId !== accountId) return false;
  return groupIds.length === 0 || target.groupIds.length === 0 || target.groupIds.some((id) => groupIds.includes(id));
}

const nameOf = ({ kind, targetId }: TargetRequest) => `${kind} ${targetId}`;
