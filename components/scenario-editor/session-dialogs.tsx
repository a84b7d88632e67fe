"use client";

import { ConflictDialog } from "@/components/scenario-editor/conflict-dialog";
import { useSessionState, useTools } from "@/components/scenario-editor/editor-context";
import { HoldingDialog } from "@/components/scenario-editor/holding-dialog";
import { LeaveDialog } from "@/components/scenario-editor/leave-dialog";
import type { SaveChoice } from "@/components/scenario-editor/session-store";
import { SettingsDialog } from "@/components/scenario-editor/settings-dialog";
import { SendDialog } from "@/components/scenario-operations/send-dialog";
import { StopChoice } from "@/components/scenario-editor/stop-choice";
import { useOpened } from "@/components/scenario-editor/use-opened";

type SessionDialogsProps = { onSave: (choice?: SaveChoice) => Promise<boolean> };

/** The one dialog that is open, if any. */
export function SessionDialogs({ onSave }: SessionDialogsProps) {
  const { session } = useTools();
  const { scenario } = useOpened();
  const dialog = useSessionState((state) => state.dialog);
  const isSaving = useSessionState((state) => state.isSaving);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case "settings":
      return <SettingsDialog />;
    case "send":
      return <SendDialog scenario={scenario} onClose={() => session.setState({ dialog: null })} />;
    case "conflict":
      return <ConflictDialog conflict={dialog.conflict} />;
    case "holding":
      return (
        <HoldingDialog
          elements={dialog.elements}
          onSave={(relocations) => void onSave({ ...dialog.choice, relocations })}
        />
      );
    case "leave":
      return <LeaveDialog href={dialog.href} onSave={() => onSave()} />;
    case "stop":
      return (
        <StopChoice
          open
          onOpenChange={(open) => {
            if (!open) session.setState({ dialog: null });
          }}
          name={`“${scenario.name}”`}
          inside={dialog.inside}
          confirmLabel="Save and stop"
          isBusy={isSaving}
          onStop={(keepProfiles) => void onSave({ keepProfiles })}
        />
      );
  }
}
