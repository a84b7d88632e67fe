import type { Value } from "@/lib/domain/template/values";

/** Writes a value in such a way that it stays a value where it stands. */
export type Escape = (value: Value) => string;

/** What happens to a variable at one point of the text. */
export type Placement<State> = {
  escape: Escape;
  /** Where the text stands behind the value. */
  after: State;
  /** Why a variable should not, or must not, stand here. */
  issue?: { level: "error" | "warning"; message: string };
};

/**
 * Follows the fixed text of a template, piece by piece, to know what a variable between two pieces stands in.
 * A state is a plain value and is never changed.
 */
export type PlaceTracker<State> = {
  start: State;
  text: (state: State, text: string) => State;
  value: (state: State) => Placement<State>;
  same: (first: State, second: State) => boolean;
  /** The state after two ways that meet; null = nothing can be said that is right for both. */
  join: (first: State, second: State) => State | null;
};

/** Writes nothing: for points where no escaping would keep a value a value. */
export const writeNothing: Escape = () => "";
