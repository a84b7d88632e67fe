import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { FailureMeasure } from "@/components/scenario-editor/failure-settings";
import { failureAlertQuery, useSetFailureAlert } from "@/lib/api-client/failure-alert";

/** When failures of a scenario are too many, as it is being typed; `keep` saves it where it changed. */
export function useFailureMeasure(scenarioId: number) {
  const alert = useQuery(failureAlertQuery(scenarioId));
  const save = useSetFailureAlert(scenarioId);
  const [typed, setTyped] = useState<FailureMeasure | null>(null);
  const stored = alert.data === undefined ? null : { ...alert.data, failing: undefined };
  return {
    value: typed ?? stored,
    change: setTyped,
    isPending: save.isPending,
    error: save.error?.message,
    keep: async () => {
      if (typed === null) return;
      // The contract says what is wrong with an empty number.
      await save.mutateAsync({ stops: typed.stops, percent: typed.percent ?? 0, least: typed.least ?? 0 });
    },
  };
}
