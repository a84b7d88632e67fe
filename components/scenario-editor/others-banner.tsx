"use client";

import { useQuery } from "@tanstack/react-query";
import { UsersRound } from "lucide-react";
import { useMemo } from "react";
import { useEditor, useFaceScenario, useSessionState, useTools } from "@/components/scenario-editor/editor-context";
import { findOthersEdits } from "@/components/scenario-editor/find-others-edits";
import { isDirty } from "@/components/scenario-editor/store/editor-store";
import { useTakeTheirs } from "@/components/scenario-editor/use-take-theirs";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { toastError } from "@/components/ui/toast";
import { scenarioEditsQuery } from "@/lib/api-client/save-scenario";

/** Says at once, not only at the next save, that somebody edits or has saved the same scenario elsewhere. */
export function OthersBanner() {
  const { session, isReadOnly } = useTools();
  const { id } = useFaceScenario();
  const edits = useQuery({ ...scenarioEditsQuery(id), enabled: !isReadOnly });
  const conflict = useOthers(edits.data);
  const hasEdits = useEditor(isDirty);
  const takeTheirs = useTakeTheirs();
  if (isReadOnly || conflict === null) return null;
  const show = async () => {
    try {
      await takeTheirs({ keepsDraft: true });
      await edits.refetch();
    } catch (error) {
      toastError("It cannot be shown", error);
    }
  };
  return (
    <div
      role="status"
      className="flex shrink-0 items-center gap-2 border-b bg-warning-soft px-4 py-1.5 text-sm text-warning-text"
    >
      <UsersRound aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1">
        {conflict.kind === "version"
          ? `${conflict.who} saved this scenario elsewhere`
          : `${conflict.who} edits this scenario in another window`}
        {conflict.at !== null && (
          <>
            {", "}
            <DateTime value={conflict.at} />
          </>
        )}
        . {hasEdits ? "Your canvas has edits of its own." : "Your canvas shows an older state."}
      </p>
      {hasEdits ? (
        <Button size="sm" onClick={() => session.setState({ dialog: { kind: "conflict", conflict } })}>
          Choose what to keep
        </Button>
      ) : (
        <Button size="sm" onClick={() => void show()}>
          Show theirs
        </Button>
      )}
    </div>
  );
}

function useOthers(edits: Parameters<typeof findOthersEdits>[0] | undefined) {
  const baseVersion = useSessionState((state) => state.baseVersion);
  const draftRev = useSessionState((state) => state.draftRev);
  const draft = useSessionState((state) => state.draft);
  const isSaving = useSessionState((state) => state.isSaving);
  return useMemo(
    () => (edits === undefined ? null : findOthersEdits(edits, { baseVersion, draftRev, draft, isSaving })),
    [edits, baseVersion, draftRev, draft, isSaving],
  );
}
