import type { SessionStore } from "@/components/scenario-editor/session-store";
import { type Content, toGraph } from "@/components/scenario-editor/store/content";
import { type EditorStore, isDirty } from "@/components/scenario-editor/store/editor-store";
import { ApiError } from "@/lib/api-client/call-api";
import type { Graph } from "@/lib/domain/scenario/graph";

/** A moment of rest after the last change, before the draft is sent. */
export const DRAFT_DELAY_MS = 1_200;
const RETRY_MS = 5_000;
const HTTP_CONFLICT = 409;

export type DraftKeeperInput = {
  store: EditorStore;
  session: SessionStore;
  send: (draft: { graph: Graph; rev: number; isLeaving: boolean }) => Promise<{ rev: number; updatedAt: string }>;
  discard: () => Promise<void>;
  onConflict: (error: ApiError) => void;
};

export type DraftKeeper = {
  /** Sends what is not in safety yet, now. `isLeaving`: the page may be gone before the answer. */
  flush: (isLeaving?: boolean) => Promise<void>;
  /** What is on the canvas was saved as a version, and its draft is gone. */
  markPublished: (content: Content) => void;
  /** Forgets what was sent: the other window's draft has been taken over, or is to be overwritten. */
  restart: (rev: number) => void;
  /** Listens to changes, until stopped. */
  start: () => void;
  /** From now on nothing is sent. */
  stop: () => void;
};

/** Keeps a draft of unsaved edits on the server: a moment after a change, when the tab is hidden, and again after a fault. */
export function createDraftKeeper({ store, session, send, discard, onConflict }: DraftKeeperInput): DraftKeeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let kept: Content | null = store.getState().content;
  let isStopped = true;
  let unsubscribe = () => {};

  const schedule = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), wait);
  };
  const onChange: Parameters<EditorStore["subscribe"]>[0] = ({ content }, before) => {
    if (content === before.content || content === kept || session.getState().draft.kind === "conflict") return;
    session.setState({ draft: { kind: "pending" } });
    schedule(DRAFT_DELAY_MS);
  };

  async function flush(isLeaving = false): Promise<void> {
    clearTimeout(timer);
    if (running !== null && !isLeaving) await running;
    const { isSaving, draft } = session.getState();
    if (isStopped || isSaving || draft.kind === "conflict" || store.getState().content === kept) return;
    running = write(isLeaving);
    await running;
    running = null;
  }

  async function write(isLeaving: boolean): Promise<void> {
    const state = store.getState();
    const { draftRev } = session.getState();
    const { content } = state;
    session.setState({ draft: { kind: "saving" } });
    try {
      if (!isDirty(state)) {
        if (draftRev > 0) await discard();
        session.setState({ draft: { kind: "none" }, draftRev: 0 });
      } else {
        const { rev, updatedAt } = await send({ graph: toGraph(content), rev: draftRev, isLeaving });
        session.setState({ draft: { kind: "kept", at: updatedAt }, draftRev: rev });
      }
      kept = content;
      if (store.getState().content !== content) schedule(DRAFT_DELAY_MS);
    } catch (error) {
      fail(error);
    }
  }

  function fail(error: unknown): void {
    if (error instanceof ApiError && error.status === HTTP_CONFLICT) {
      session.setState({ draft: { kind: "conflict" } });
      onConflict(error);
      return;
    }
    const message = error instanceof Error ? error.message : "The draft could not be kept.";
    session.setState({ draft: { kind: "failed", message } });
    schedule(RETRY_MS);
  }

  return {
    flush,
    markPublished(content) {
      kept = content;
      session.setState({ draft: { kind: "none" }, draftRev: 0, restored: null });
      if (store.getState().content !== content) schedule(DRAFT_DELAY_MS);
    },
    restart(rev) {
      kept = null;
      session.setState({ draft: { kind: "pending" }, draftRev: rev });
      schedule(0);
    },
    start() {
      if (!isStopped) return;
      isStopped = false;
      unsubscribe = store.subscribe(onChange);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      unsubscribe();
    },
  };
}
