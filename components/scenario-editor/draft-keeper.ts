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

/** Keeps a draft of unsaved edits on the server: a moment after a change, when the tab is hidden, and again after a fault. */
export class DraftKeeper {
  readonly #input: DraftKeeperInput;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  /** What lies on the server, as draft or as version; null = whatever lies there is to be overwritten. */
  #kept: Content | null;
  #unsubscribe: (() => void) | null = null;

  constructor(input: DraftKeeperInput) {
    this.#input = input;
    this.#kept = input.store.getState().content;
  }

  /** Listens to changes, until stopped. */
  start(): void {
    const { store, session } = this.#input;
    if (this.#unsubscribe !== null) return;
    const stopChanges = store.subscribe(({ content }, before) => {
      if (content === before.content || content === this.#kept) return;
      if (session.getState().draft.kind === "conflict") return;
      session.setState({ draft: { kind: "pending" } });
      this.#schedule(DRAFT_DELAY_MS);
    });
    // While a save runs nothing is sent; one that is refused leaves what was changed meanwhile to the draft.
    const stopSaves = session.subscribe(({ isSaving }, before) => {
      if (before.isSaving && !isSaving) this.#schedule(DRAFT_DELAY_MS);
    });
    this.#unsubscribe = () => {
      stopChanges();
      stopSaves();
    };
  }

  /** From now on nothing is sent. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }

  /** Sends what is not in safety yet, now; whether everything is then. `isLeaving`: the page may be gone before the answer. */
  async flush(isLeaving = false): Promise<boolean> {
    clearTimeout(this.#timer);
    // Several may wait for the same answer: each looks again, for another may have gone first.
    while (!isLeaving && this.#running !== null) await this.#running;
    if (this.#hasUnsent()) {
      this.#running = this.#write(isLeaving);
      await this.#running;
      this.#running = null;
    }
    const state = this.#input.store.getState();
    return state.content === this.#kept || !isDirty(state);
  }

  /** What is on the canvas was saved as a version, and its draft is gone. */
  markPublished(content: Content): void {
    const { store, session } = this.#input;
    this.#kept = content;
    session.setState({ draft: { kind: "none" }, draftRev: 0, restored: null });
    if (store.getState().content !== content) this.#schedule(DRAFT_DELAY_MS);
  }

  /** Goes on from the other window's draft and takes its place. */
  restart(rev: number): void {
    this.#kept = null;
    this.#input.session.setState({ draft: { kind: "pending" }, draftRev: rev });
    this.#schedule(0);
  }

  #schedule(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  #hasUnsent(): boolean {
    const { isSaving, draft } = this.#input.session.getState();
    if (this.#unsubscribe === null || isSaving || draft.kind === "conflict") return false;
    return this.#input.store.getState().content !== this.#kept;
  }

  async #write(isLeaving: boolean): Promise<void> {
    const { store, session, send, discard } = this.#input;
    const state = store.getState();
    const { draftRev } = session.getState();
    const { content } = state;
    session.setState({ draft: { kind: "saving" } });
    try {
      if (isDirty(state)) {
        const { rev, updatedAt } = await send({ graph: toGraph(content), rev: draftRev, isLeaving });
        session.setState({ draft: { kind: "kept", at: updatedAt }, draftRev: rev });
      } else {
        if (draftRev > 0) await discard();
        session.setState({ draft: { kind: "none" }, draftRev: 0 });
      }
      this.#kept = content;
      if (store.getState().content !== content) this.#schedule(DRAFT_DELAY_MS);
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    const { session, onConflict } = this.#input;
    if (error instanceof ApiError && error.status === HTTP_CONFLICT) {
      session.setState({ draft: { kind: "conflict" } });
      onConflict(error);
      return;
    }
    const message = error instanceof Error ? error.message : "The draft could not be kept.";
    session.setState({ draft: { kind: "failed", message } });
    this.#schedule(RETRY_MS);
  }
}
