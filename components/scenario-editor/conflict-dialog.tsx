"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConflictDifferences } from "@/components/scenario-editor/conflict-differences";
import { useTools } from "@/components/scenario-editor/editor-context";
import type { Conflict } from "@/components/scenario-editor/session-store";
import { toGraph } from "@/components/scenario-editor/store/content";
import { useOpened } from "@/components/scenario-editor/use-opened";
import { useTakeTheirs } from "@/components/scenario-editor/use-take-theirs";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { Dialog } from "@/components/ui/dialog";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { discardDraft, keepAsCopy, readScenario } from "@/lib/api-client/save-scenario";

/** Somebody else was quicker. What one has on the canvas stays there until one has chosen. */
export function ConflictDialog({ conflict }: { conflict: Conflict }) {
  const { session } = useTools();
  const { scenario } = useOpened();
  const { busy, copy, take, goOn } = useChoices(conflict);
  const [compares, setCompares] = useState(false);
  const close = () => session.setState({ dialog: null });
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) close();
      }}
      locked
      title={conflict.kind === "version" ? "Somebody saved meanwhile" : "Open in another window"}
      footer={
        <>
          <Button variant="ghost" onClick={close} className="mr-auto">
            Decide later
          </Button>
          <Button aria-expanded={compares} onClick={() => setCompares(!compares)}>
            Compare
          </Button>
          {conflict.kind === "draft" && (
            <Button disabled={busy !== null} onClick={goOn}>
              Go on here
            </Button>
          )}
          <Button loading={busy === "take"} disabled={busy !== null} onClick={() => void take()}>
            Take theirs
          </Button>
          <Button variant="primary" loading={busy === "copy"} disabled={busy !== null} onClick={() => void copy()}>
            Keep mine as a copy
          </Button>
        </>
      }
    >
      <p className="text-sm">
        {conflict.kind === "version" ? (
          <>
            <strong className="font-semibold">{conflict.who}</strong> saved “{scenario.name}” (#{scenario.id}){" "}
            {conflict.at !== null && <DateTime value={conflict.at} />}. Nothing of yours was saved, and nothing is lost:
            your edits are still on the canvas.
          </>
        ) : (
          <>
            <strong className="font-semibold">{conflict.who}</strong> is editing “{scenario.name}” (#{scenario.id}) in
            another window. Your edits are still on this canvas, but their draft is not kept any more.
          </>
        )}
      </p>
      {compares && <ConflictDifferences scenarioId={scenario.id} of={conflict.kind} />}
      <ul className="grid list-disc gap-1 pl-4.5 text-sm text-muted-foreground">
        <li>
          <strong className="font-medium text-foreground">Keep mine as a copy</strong> makes a new, inactive scenario of
          what is on your canvas and opens it.
        </li>
        <li>
          <strong className="font-medium text-foreground">Take theirs</strong> shows the other state here; your edits
          are given up.
        </li>
        {conflict.kind === "draft" && (
          <li>
            <strong className="font-medium text-foreground">Go on here</strong> makes this window’s edits the draft; the
            other window is told.
          </li>
        )}
      </ul>
    </Dialog>
  );
}

function useChoices(conflict: Conflict) {
  const { store, session, drafts } = useTools();
  const { scenario } = useOpened();
  const router = useRouter();
  const takeTheirs = useTakeTheirs();
  const [busy, setBusy] = useState<"copy" | "take" | null>(null);
  const run = async (what: "copy" | "take", work: () => Promise<void>) => {
    setBusy(what);
    try {
      await work();
      session.setState({ dialog: null });
    } catch (error) {
      toastError("That did not work", error);
    } finally {
      setBusy(null);
    }
  };
  return {
    busy,
    copy: () =>
      run("copy", async () => {
        const made = await keepAsCopy(scenario.id, toGraph(store.getState().content));
        drafts.stop();
        // In the other case the draft is the other window's.
        if (conflict.kind === "version") await discardDraft(scenario.id);
        toastSuccess(`Kept as “${made.name}”`);
        router.push(`/scenarios/${made.id}`);
      }),
    take: () => run("take", () => takeTheirs({ keepsDraft: conflict.kind === "draft" })),
    goOn: () => {
      void readScenario(scenario.id).then(
        (opened) => {
          drafts.restart(opened.draft?.rev ?? 0);
          session.setState({ dialog: null });
        },
        (error: unknown) => toastError("That did not work", error),
      );
    },
  };
}
