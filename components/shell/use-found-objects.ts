"use client";

import { useEffect, useState } from "react";
import type { PaletteAction, PaletteSearch } from "@/components/shell/palette-action";

const TYPING_PAUSE_MS = 150;
const NOTHING: readonly PaletteAction[] = [];

/** Asks `search` a moment after the last key; an older answer never replaces a newer one. */
export function useFoundObjects(query: string, search: PaletteSearch | undefined) {
  const [answer, setAnswer] = useState({ query: "", found: NOTHING });
  const wanted = query.trim();
  useEffect(() => {
    if (search === undefined || wanted === "") return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      search(wanted, abort.signal)
        .catch(() => NOTHING)
        .then((found) => {
          if (!abort.signal.aborted) setAnswer({ query: wanted, found });
        })
        .catch(() => undefined);
    }, TYPING_PAUSE_MS);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [wanted, search]);
  const asked = search !== undefined && wanted !== "";
  return { found: asked ? answer.found : NOTHING, searching: asked && answer.query !== wanted };
}
