"use client";

import { useEditor, useSessionState } from "@/components/scenario-editor/editor-context";
import { isDirty } from "@/components/scenario-editor/store/editor-store";
import { useOpened } from "@/components/scenario-editor/use-opened";

/** True when saving would change something: the canvas, the switch, or that nothing was ever saved. */
export function useIsUnsaved(): boolean {
  const { scenario } = useOpened();
  const isChanged = useEditor(isDirty);
  const wantsActive = useSessionState((state) => state.wantsActive);
  return isChanged || wantsActive !== scenario.isActive || scenario.version === 0;
}
