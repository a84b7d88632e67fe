import type { Content } from "@/components/scenario-editor/store/content";

/** One gesture that can be taken back. */
export type HistoryEntry = {
  /** In words, for the button's tooltip and the announcement: `Move "Wait"`. */
  label: string;
  before: Content;
  after: Content;
  /** Gestures with the same key that follow each other are one entry: pressing an arrow key ten times. */
  mergeKey: string | null;
};

export type History = { readonly past: readonly HistoryEntry[]; readonly future: readonly HistoryEntry[] };

export const EMPTY_HISTORY: History = { past: [], future: [] };
const ENTRIES_MAX = 500;

/** Notes a gesture; what was undone before it is gone. */
export function recordGesture(history: History, entry: HistoryEntry): History {
  const last = history.past.at(-1);
  const isSameGesture = entry.mergeKey !== null && last?.mergeKey === entry.mergeKey && history.future.length === 0;
  const past = isSameGesture
    ? [...history.past.slice(0, -1), { ...entry, before: last.before }]
    : [...history.past, entry].slice(-ENTRIES_MAX);
  return { past, future: [] };
}

export type HistoryStep = { history: History; content: Content; label: string };

/** Takes the last gesture back; null when there is none. */
export function undoGesture(history: History): HistoryStep | null {
  const entry = history.past.at(-1);
  if (entry === undefined) return null;
  return {
    history: { past: history.past.slice(0, -1), future: [entry, ...history.future] },
    content: entry.before,
    label: entry.label,
  };
}

/** Does the gesture that was undone last again; null when there is none. */
export function redoGesture(history: History): HistoryStep | null {
  const [entry] = history.future;
  if (entry === undefined) return null;
  return {
    history: { past: [...history.past, entry], future: history.future.slice(1) },
    content: entry.after,
    label: entry.label,
  };
}
