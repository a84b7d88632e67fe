"use client";

import { Plus } from "lucide-react";
import { useMemo } from "react";
import { usePaletteActions } from "@/components/shell/palette-actions";

/** Offers a list's "New …" in Ctrl+K while the list is open; `run` null for who may not. Keep it stable. */
export function useNewAction(noun: string, group: string, run: (() => void) | null): void {
  usePaletteActions(
    group,
    useMemo(
      () => (run === null ? [] : [{ id: `new-${noun}`, label: `New ${noun}`, group, icon: <Plus />, run }]),
      [noun, group, run],
    ),
  );
}
