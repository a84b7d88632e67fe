"use client";

import { StopChoice } from "@/components/scenario-editor/stop-choice";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { useScenarioActions } from "@/lib/api-client/scenarios";
import type { ScenarioRow } from "@/lib/contracts/scenarios";

/** Stopping from the list with profiles inside. */
export function StopScenarioDialog({ row, onClose }: { row: ScenarioRow; onClose: () => void }) {
  const { stop } = useScenarioActions();
  const run = async (keepProfiles: boolean) => {
    try {
      await stop.mutateAsync({ id: row.id, keepProfiles });
      toastSuccess(`“${row.name}” was stopped`);
      onClose();
    } catch (error) {
      toastError(`“${row.name}” was not stopped`, error);
    }
  };
  return (
    <StopChoice
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      name={`“${row.name}” (#${row.id})`}
      inside={row.inside}
      confirmLabel="Stop"
      isBusy={stop.isPending}
      onStop={(keepProfiles) => void run(keepProfiles)}
    />
  );
}
