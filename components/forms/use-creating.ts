"use client";

import { parseAsBoolean, useQueryState } from "nuqs";
import { useCallback } from "react";

/**
 * Whether the dialog that makes a new thing is open: `?new=true`, so that a link can open it. Opening is a step of history that the
 * page of the new thing replaces, so that a step back from there leads to the list and not to the dialog.
 */
export function useCreating(): readonly [boolean, (open: boolean) => void] {
  const [creating, set] = useQueryState("new", parseAsBoolean.withDefault(false));
  const setCreating = useCallback(
    (open: boolean) => void set(open || null, { history: open ? "push" : "replace" }),
    [set],
  );
  return [creating, setCreating];
}
