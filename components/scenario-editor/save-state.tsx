"use client";

import { CloudAlert, CloudCheck } from "lucide-react";
import { useEditor, useSessionState, useTools } from "@/components/scenario-editor/editor-context";
import type { DraftState } from "@/components/scenario-editor/session-store";
import { isDirty } from "@/components/scenario-editor/store/editor-store";
import { useOpened } from "@/components/scenario-editor/use-opened";
import { DateTime } from "@/components/ui/date-time";
import { Tooltip } from "@/components/ui/tooltip";

/** "Saved 12:04", or that there are changes and where they are in safety. */
export function SaveState() {
  const { scenario, savedAt } = useOpened();
  const isChanged = useEditor(isDirty);
  const draft = useSessionState((state) => state.draft);
  const { isReadOnly } = useTools();
  if (isReadOnly) return <Quiet>{scenario.trashedAt === null ? "Read only" : "In the trash: read only"}</Quiet>;
  if (!isChanged && savedAt === null) return <Quiet>Never saved</Quiet>;
  if (!isChanged)
    return (
      <Quiet>
        Saved <DateTime value={savedAt} show="time" />
      </Quiet>
    );
  return <Unsaved draft={draft} />;
}

function Quiet({ children }: { children: React.ReactNode }) {
  return (
    <p role="status" className="px-1 text-xs whitespace-nowrap text-muted-foreground max-md:hidden" data-save-state>
      {children}
    </p>
  );
}

const WORDS: Record<DraftState["kind"], string> = {
  none: "Unsaved changes",
  pending: "Unsaved changes",
  saving: "Unsaved changes",
  kept: "Unsaved changes, draft kept",
  failed: "Draft not kept",
  conflict: "Edited in another window",
};

function Unsaved({ draft }: { draft: DraftState }) {
  const isBad = draft.kind === "failed" || draft.kind === "conflict";
  const hint =
    draft.kind === "failed"
      ? `${draft.message} It is tried again every few seconds.`
      : "A draft of them lies on the server. Nobody else sees them and nothing runs with them until you save.";
  const Icon = isBad ? CloudAlert : CloudCheck;
  return (
    <Tooltip content={hint}>
      <p
        role="status"
        data-save-state
        className={`flex items-center gap-1.5 px-1 text-xs whitespace-nowrap max-md:hidden ${isBad ? "text-danger-text" : "text-brand-text"}`}
      >
        {(isBad || draft.kind === "kept") && <Icon aria-hidden className="size-3.5" />}
        {WORDS[draft.kind]}
      </p>
    </Tooltip>
  );
}
