"use client";

import { useEffect } from "react";
import { create } from "zustand";
import type { PaletteAction } from "@/components/shell/palette-action";

type Registry = {
  bySource: Readonly<Record<string, readonly PaletteAction[]>>;
  set: (source: string, actions: readonly PaletteAction[] | null) => void;
};

export const usePaletteRegistry = create<Registry>((update) => ({
  bySource: {},
  set: (source, actions) =>
    update(({ bySource }) => {
      const others = Object.fromEntries(Object.entries(bySource).filter(([name]) => name !== source));
      return { bySource: actions === null ? others : { ...others, [source]: actions } };
    }),
}));

/**
 * Offers a page's actions in Ctrl+K while the page is open.
 * `source` names the page; keep `actions` stable (useMemo), or the palette is filled anew with every render.
 */
export function usePaletteActions(source: string, actions: readonly PaletteAction[]): void {
  const set = usePaletteRegistry((registry) => registry.set);
  useEffect(() => {
    set(source, actions);
    return () => set(source, null);
  }, [source, actions, set]);
}
