import { joinNeeds, NO_NEEDS } from "@/lib/domain/conditions/needs";
import type { Needs } from "@/lib/domain/conditions/needs";
import { widenNeeds } from "@/lib/domain/conditions/widen-needs";
import type { ClientBase, Pool } from "pg";
import { getDatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import type { GraphNode } from "@/lib/domain/scenario/graph";
import { graphSchema } from "@/lib/domain/scenario/graph";
import { compileGraph } from "@/lib/domain/scenario/compile-graph";
import type { EngineNode, RunningScenario } from "@/lib/engine/scenarios/running-scenario";
import { TemplateCache } from "@/lib/engine/scenarios/template-cache";
import { readSegmentBook } from "@/lib/engine/segments/read-segment-book.server";
import { readScenario, readSurroundings } from "@/lib/engine/sql/read-scenario.server";
import { makeFailing } from "@/lib/nodes/bind-node";
import type { NodeImplementation } from "@/lib/nodes/bind-node";
import { assert } from "@/lib/shared/assert";

/** How elements of a type run; null for an unknown type. Handed in: the engine knows no element. */
export type GetImplementation = (type: string) => NodeImplementation | null;

/** The database, its fields, segments and the account's zone may change under a running version; they are as new as this. */
const SURROUNDINGS_MS_MAX = 5_000;
const SCENARIOS_MAX = 500;

/** What its elements and its triggers themselves look at, before segments that they ask about are looked into. */
type OwnNeeds = { graph: Needs; triggers: Needs };
type Loaded = { scenario: RunningScenario; own: OwnNeeds };
type Entry = Loaded & { readAt: number };

/** The scenario versions that this process runs, compiled once. */
export class ScenarioCache {
  readonly #entries = new Map<string, Entry>();
  readonly #getImplementation: GetImplementation;

  constructor(getImplementation: GetImplementation) {
    this.#getImplementation = getImplementation;
  }

  /**
   * One version, compiled; null when it does not exist. `nowMs` decides how old what surrounds it may be; `databaseId`: who knows the
   * scenario's database is not answered with another one.
   */
  async get(
    client: ClientBase | Pool,
    { scenarioId, version, databaseId }: { scenarioId: number; version: number; databaseId?: number },
    nowMs: number,
  ): Promise<RunningScenario | null> {
    const key = `${scenarioId}:${version}`;
    const known = this.#entries.get(key);
    const isFresh = known !== undefined && Math.abs(nowMs - known.readAt) < SURROUNDINGS_MS_MAX;
    if (isFresh && known.scenario.databaseId === (databaseId ?? known.scenario.databaseId)) return known.scenario;
    const loaded = known
      ? { ...known, scenario: await this.#readSurroundings(client, known) }
      : await this.#load(client, scenarioId, version);
    if (loaded === null) return null;
    if (this.#entries.size >= SCENARIOS_MAX) this.#entries.clear();
    this.#entries.set(key, { ...loaded, readAt: nowMs });
    return loaded.scenario;
  }

  async #load(client: ClientBase | Pool, scenarioId: number, version: number): Promise<Loaded | null> {
    const source = await readScenario(client, scenarioId, version);
    if (source === null) return null;
    const { accountId } = source;
    const graph = compileGraph(graphSchema.parse(source.graph), (node) => this.#prepare(node));
    const writesProfiles = [...graph.nodes.values()].some((node) => node.step.writes);
    const templates = new TemplateCache();
    const triggers = findTriggers(graph);
    const compiled = { scenarioId, version, accountId, graph, triggers, writesProfiles, templates };
    const own = { graph: graph.needs, triggers: triggers.needs };
    return { scenario: await this.#readSurroundings(client, { scenario: compiled, own }), own };
  }

  async #readSurroundings(
    client: ClientBase | Pool,
    {
      scenario,
      own,
    }: { scenario: Omit<RunningScenario, "databaseId" | "fields" | "zone" | "segments">; own: OwnNeeds },
  ): Promise<RunningScenario> {
    const { scenarioId, accountId, graph, triggers } = scenario;
    const around = await readSurroundings(client, scenarioId);
    assert(around, `scenario ${scenarioId} exists`);
    const { databaseId, zone } = around;
    const database = await getDatabaseView(client, { accountId, groupIds: [] }, databaseId);
    assert(database, `database ${databaseId} of a scenario exists`);
    const ids = [...new Set([...own.graph.segments, ...own.triggers.segments])];
    const segments = await readSegmentBook(client, { databaseId, ids });
    return {
      ...scenario,
      graph: { ...graph, needs: widenNeeds(own.graph, segments) },
      triggers: { ...triggers, needs: widenNeeds(own.triggers, segments) },
      ...{ databaseId, segments, fields: database.fields, zone },
    };
  }

  #prepare(node: GraphNode) {
    const implementation = this.#getImplementation(node.type);
    const bound = implementation?.bind(node) ?? makeFailing("unknown_type", unknownType(node.type));
    const usesSecrets = JSON.stringify(node.settings).includes("secret");
    const step: EngineNode = { ...bound, usesSecrets };
    // What a trigger asks is read when a fact comes, not by every batch.
    return { step, needs: bound.match === null ? bound.needs : NO_NEEDS };
  }
}

function findTriggers(graph: RunningScenario["graph"]): RunningScenario["triggers"] {
  const nodes = [...graph.nodes.values()].flatMap(({ id, step }) => {
    const { match, listens, dates } = step;
    return match === null ? [] : [{ nodeId: id, listens, match, dates }];
  });
  const asked = [...graph.nodes.values()].filter(({ step }) => step.match !== null).map(({ step }) => step.needs);
  return { nodes: nodes.sort((a, b) => a.nodeId - b.nodeId), needs: joinNeeds(...asked) };
}

const unknownType = (type: string) => `This version does not know elements of type "${type}".`;
