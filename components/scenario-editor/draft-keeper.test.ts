import { afterEach, expect, test, vi } from "vitest";
import { DRAFT_DELAY_MS, DraftKeeper } from "@/components/scenario-editor/draft-keeper";
import { createSessionStore } from "@/components/scenario-editor/session-store";
import { createEditorStore } from "@/components/scenario-editor/store/editor-store";
import { ApiError } from "@/lib/api-client/call-api";
import type { Graph } from "@/lib/domain/scenario/graph";

const node = { title: "", settings: {}, version: 1 };
const GRAPH: Graph = {
  nodes: [
    { id: 0, type: "start", position: { x: 0, y: 0 }, ...node },
    { id: 1, type: "end", position: { x: 300, y: 0 }, ...node },
  ],
  edges: [],
};

/** An editor whose server answers as told. */
function open(send: () => Promise<{ rev: number; updatedAt: string }>) {
  const store = createEditorStore({
    ...{ graph: GRAPH, saved: GRAPH, nextId: 2 },
    kinds: {
      outputsOf: () => [{ id: "next", label: "Next" }],
      titleOf: ({ type }) => type,
      takesLinks: () => true,
      isNote: () => false,
      isKnown: () => true,
      isBuiltIn: () => false,
    },
  });
  const session = createSessionStore({ wantsActive: false, draftRev: 0, baseVersion: 1, restored: null });
  const sent = vi.fn(send);
  const drafts = new DraftKeeper({ store, session, send: sent, discard: async () => {}, onConflict: () => {} });
  drafts.start();
  const change = () => store.getState().connect({ from: 0, output: "next", to: 1 });
  return { store, session, drafts, sent, change };
}

const kept = () => Promise.resolve({ rev: 1, updatedAt: "2026-03-01T10:00:00.000Z" });

afterEach(() => vi.useRealTimers());

test("a flush says whether all that was changed is in safety", async () => {
  const { drafts, change, sent } = open(kept);
  expect(await drafts.flush()).toBe(true);
  change();
  expect(await drafts.flush()).toBe(true);
  expect(sent).toHaveBeenCalledTimes(1);
  drafts.stop();
});

test.each([
  ["the server is not reached", new ApiError(0, { code: "offline", message: "Not reached." })],
  ["another window holds the draft", new ApiError(409, { code: "conflict", message: "Another window." })],
])("while %s nothing is in safety", async (_case, error) => {
  const { drafts, change } = open(() => Promise.reject(error));
  change();
  expect(await drafts.flush()).toBe(false);
  expect(await drafts.flush()).toBe(false);
  drafts.stop();
});

test("what is changed while a save runs that is refused then is kept as a draft all the same", async () => {
  vi.useFakeTimers();
  const { drafts, session, change, sent } = open(kept);
  session.setState({ isSaving: true });
  change();
  await vi.advanceTimersByTimeAsync(DRAFT_DELAY_MS);
  expect(sent).not.toHaveBeenCalled();
  session.setState({ isSaving: false });
  await vi.advanceTimersByTimeAsync(DRAFT_DELAY_MS);
  expect(sent).toHaveBeenCalledTimes(1);
  drafts.stop();
});
