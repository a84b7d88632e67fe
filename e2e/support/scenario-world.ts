import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { definitions, NODE_TYPES, type NodeType } from "../../lib/nodes/definitions";
import type { Graph } from "../../lib/domain/scenario/graph";

type World = { databaseId: number; token: string };

const answerSchema = z.record(z.string(), z.unknown());
type Answer = z.infer<typeof answerSchema>;

const unique = () => Math.random().toString(36).slice(2, 8);

/** A database of its own and a token, for the signed-in master. */
export async function makeWorld(page: Page): Promise<World> {
  const database = await callInternal(page, "/api/internal/databases", { name: `People ${unique()}` });
  const token = await callInternal(page, "/api/internal/tokens", { name: `Test ${unique()}` });
  return { databaseId: Number(database["id"]), token: String(token["token"]) };
}

type Content = { graph: Graph; isActive: boolean };

/** Makes an empty scenario; with content it is saved, and runs when it is active. Answers its number. */
export async function makeScenario(page: Page, { databaseId }: World, content?: Content): Promise<number> {
  const name = `Scenario ${unique()}`;
  const made = await callInternal(page, "/api/internal/scenarios", { name, databaseId, reentry: "parallel" });
  const id = Number(made["id"]);
  if (content !== undefined) await callInternal(page, `/api/internal/scenarios/${id}/save`, { rev: 1, ...content });
  return id;
}

/** Default profile capture → Pause (#1, a day) → Pause (#2, called "Later", two days). */
export function twoPauses(): Graph {
  const pause = (days: number) => ({
    ...{ mode: "duration", days, hours: 0, minutes: 0, date: "", weekdays: [], time: "", zone: "account" },
  });
  const node = (id: number, type: string, more: { title?: string; settings?: Graph["nodes"][number]["settings"] }) => ({
    ...{ id, type, title: "", settings: {}, version: 1, position: { x: id * 352, y: 0 } },
    ...more,
  });
  return {
    nodes: [
      node(0, "default-capture", {}),
      node(1, "pause", { settings: pause(1) }),
      node(2, "pause", { title: "Later", settings: pause(2) }),
    ],
    edges: [
      { from: 0, output: "next", to: 1 },
      { from: 1, output: "next", to: 2 },
    ],
  };
}

/** Who is Ann jumps into the scenario, which fails while it does not run; the others get a birthday that is none, and leave by an open Error. */
export function failing(scenarioId: number): Graph {
  const { nodes, edges } = twoPauses();
  const place = (id: number) => ({ title: "", position: { x: id * 352, y: 0 }, id });
  const isAnn = { kind: "field", field: "email", is: "contains", value: "ann@" };
  const make = (id: number, type: NodeType, settings: Graph["nodes"][number]["settings"]) => ({
    ...{ ...place(id), type, version: definitions[type].version, settings },
  });
  const birthday = { field: "_bdate", action: "set", value: "{apicontent.order}" };
  return {
    nodes: [
      ...nodes.slice(0, 1),
      make(1, "condition", { condition: { kind: "group", match: "all", items: [isAnn] } }),
      make(2, "jump", { scenarioId, passApicontent: false }),
      make(3, "update-profile", { updates: [birthday] }),
    ],
    edges: [...edges.slice(0, 1), { from: 1, output: "yes", to: 2 }, { from: 1, output: "no", to: 3 }],
  };
}

/** One element of every type that one can add, not filled in and unlinked but for triggers, behind `twoPauses`; the first one is #3. */
export function everyElement(): Graph {
  const { nodes, edges } = twoPauses();
  const more = ADDED_TYPES.map((type, index) => ({
    ...{ id: idOf(type), type, title: "" },
    version: definitions[type].version,
    settings: { ...definitions[type].defaults },
    position: { x: (index % COLUMNS) * 352, y: 160 + Math.floor(index / COLUMNS) * 160 },
  }));
  const starts = ADDED_TYPES.filter((type) => definitions[type].isStart);
  const links = starts.map((type) => ({ from: idOf(type), output: "next", to: 1 }));
  return { nodes: [...nodes, ...more], edges: [...edges, ...links] };
}

const COLUMNS = 6;
/** A pause stands in `twoPauses` already, and the start in every scenario. */
export const ADDED_TYPES: readonly NodeType[] = NODE_TYPES.filter(
  (type) => type !== "default-capture" && type !== "pause",
);

/** The number of the element of this type in `everyElement`. */
export function idOf(type: NodeType): number {
  return ADDED_TYPES.indexOf(type) + 3;
}

/** Imports a profile and starts it in the scenario over the public API, as a program does. */
export async function startOverApi(page: Page, { databaseId, token }: World, { id, email }: StartOverApi) {
  const imported = await page.request.post("/api/v1.1/profiles/import", {
    data: { token, db_id: databaseId, matching: "email", data: { email } },
  });
  expect(await imported.json()).toMatchObject({ error: 0 });
  const started = await page.request.post("/api/v1.1/workflows/start", {
    data: { token, id, matching: "email", email, content: { order: email } },
  });
  expect(await started.json()).toMatchObject({ error: 0 });
}

type StartOverApi = { id: number; email: string };

/** An active mailing to the world's database, with a resource and a template of its own; its number. */
export async function makeMailing(page: Page, { databaseId }: World): Promise<number> {
  const name = `Letter ${unique()}`;
  const resource = await callInternal(page, "/api/internal/resources", { name, databaseIds: [databaseId] });
  const words = { subject: "Hello", html: "", text: "Hello" };
  const template = await callInternal(page, "/api/internal/templates", { name, databaseId: null, ...words });
  const made = await callInternal(page, "/api/internal/mailings", {
    ...{ name, databaseId, resourceId: resource["id"], templateId: template["id"], senderId: null },
    ...{ condition: { kind: "api" }, isActive: true },
  });
  return Number(made["id"]);
}

/** Default profile capture → E-mail (#1) that sends this mailing. */
export function sendOne(mailingId: number): Graph {
  const { nodes, edges } = twoPauses();
  const send = { id: 1, type: "send-email", title: "", position: { x: 352, y: 0 } };
  return {
    nodes: [
      ...nodes.slice(0, 1),
      {
        ...send,
        version: definitions["send-email"].version,
        settings: { ...definitions["send-email"].defaults, mailingId },
      },
    ],
    edges: edges.slice(0, 1),
  };
}

/** The interface's own API, called as the signed-in page calls it. */
async function callInternal(page: Page, path: string, body: object): Promise<Answer> {
  const answer = await page.evaluate(
    async ([address, text]) => {
      const init = { method: "POST", headers: { "content-type": "application/json" }, body: text };
      const response = await fetch(address, init);
      if (!response.ok) throw new Error(`${address}: ${await response.text()}`);
      return response.text();
    },
    [path, JSON.stringify(body)] as const,
  );
  return answerSchema.parse(JSON.parse(answer));
}
