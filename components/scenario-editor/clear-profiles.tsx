"use client";

import { useState } from "react";
import { useStatistics } from "@/components/scenario-editor/editor-context";
import { useOpened } from "@/components/scenario-editor/use-opened";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { toastSuccess } from "@/components/ui/toast";
import { useRemoveProfiles } from "@/lib/api-client/scenario-statistics";

/** "Clear all profiles": everybody leaves at once. */
export function ClearProfiles() {
  const { scenario } = useOpened();
  const live = useStatistics((state) => state.liveInside);
  const inside = live ?? scenario.inside;
  const remove = useRemoveProfiles(scenario.id);
  const [mayEnterAgain, setMayEnterAgain] = useState(false);
  const clear = async () => {
    const { removed } = await remove.mutateAsync({ all: true, mayEnterAgain });
    toastSuccess(`${removed.toLocaleString("en")} ${removed === 1 ? "profile was" : "profiles were"} removed`);
  };
  return (
    <section aria-label="Profiles" className="flex items-center justify-between gap-3 rounded-lg border p-3">
      <p className="text-sm">
        <strong className="font-semibold tabular-nums">{inside.toLocaleString("en")}</strong>{" "}
        <span className="text-muted-foreground">{inside === 1 ? "profile" : "profiles"} inside now</span>
      </p>
      <AlertDialog
        trigger={
          <Button variant="danger-ghost" disabled={inside === 0}>
            Clear all profiles
          </Button>
        }
        title={`Remove all profiles from “${scenario.name}”?`}
        count={{ value: inside, unit: inside === 1 ? "profile leaves" : "profiles leave" }}
        description="They leave at once, wherever they stand; calls and letters under way may still go out. This cannot be undone."
        confirmLabel="Clear all profiles"
        failed="Not cleared"
        onConfirm={clear}
      >
        <Field
          layout="inline"
          label="They may enter again"
          help="Matters where profiles enter only once: their earlier pass is forgotten."
        >
          <Checkbox checked={mayEnterAgain} onCheckedChange={setMayEnterAgain} />
        </Field>
      </AlertDialog>
    </section>
  );
}
