import { createStore, type StoreApi } from "zustand/vanilla";
import type { Relocation } from "@/lib/domain/scenario/relocation";

/** How far what nobody has saved yet is in safety. */
export type DraftState =
  | { kind: "none" }
  | { kind: "pending" }
  | { kind: "saving" }
  | { kind: "kept"; at: string }
  | { kind: "failed"; message: string }
  /** Another window wrote the draft: this one keeps its edits to itself until one has chosen. */
  | { kind: "conflict" };

export type Conflict = {
  /** `version`: somebody saved; `draft`: somebody edits the same draft in another window. */
  kind: "version" | "draft";
  who: string;
  at: string | null;
};

/** A deleted element that profiles still stand in. */
export type HoldingElement = { nodeId: number; inside: number };

/** What was answered when a save asked. */
export type SaveChoice = { keepProfiles?: boolean; relocations?: readonly Relocation[] };

export type SessionDialog =
  | { kind: "stop"; inside: number }
  | { kind: "holding"; elements: readonly HoldingElement[]; choice: SaveChoice }
  | { kind: "conflict"; conflict: Conflict }
  | { kind: "settings" }
  | { kind: "send" }
  /** `href` null = a step back in the browser's history. */
  | { kind: "leave"; href: string | null };

/** The open scenario's way to the server; what the server itself says lies in the query cache. */
export type SessionState = {
  /** The switch as it stands; saving makes it so. */
  wantsActive: boolean;
  isSaving: boolean;
  draft: DraftState;
  /** Revision of the draft on the server; 0 = none. */
  draftRev: number;
  /** The saved version that the canvas grew from; another one on the server means that somebody saved meanwhile. */
  baseVersion: number;
  dialog: SessionDialog | null;
  /** A draft that was found when the editor opened. */
  restored: { at: string; by: string | null } | null;
};

export type SessionStore = StoreApi<SessionState>;

type Start = Pick<SessionState, "wantsActive" | "draftRev" | "baseVersion" | "restored">;

export function createSessionStore(start: Start): SessionStore {
  return createStore<SessionState>(() => ({
    ...start,
    isSaving: false,
    draft: { kind: start.draftRev > 0 ? "kept" : "none", at: start.restored?.at ?? "" },
    dialog: null,
  }));
}
