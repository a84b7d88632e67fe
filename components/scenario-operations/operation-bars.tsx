"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { describeOperation } from "@/components/scenario-operations/describe-operation";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Progress } from "@/components/ui/progress";
import { toastError } from "@/components/ui/toast";
import { operationsQuery, useCancelOperation } from "@/lib/api-client/scenario-operations";
import type { ScenarioOperation } from "@/lib/contracts/scenario-operations";
import { X } from "lucide-react";

export type OperationBarsProps = { scenarioId: number; mayCancel: boolean };

/** What is being done with a scenario's profiles, and how sending some ended; survives a reload. */
export function OperationBars({ scenarioId, mayCancel }: OperationBarsProps) {
  const operations = useQuery(operationsQuery(scenarioId));
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const shown = operations.data?.operations.filter(
    (one) =>
      !hidden.includes(one.id) && (one.state === "running" || (one.kind === "enter" && one.state !== "superseded")),
  );
  if (shown === undefined || shown.length === 0) return null;
  return (
    <ul aria-label="Profiles under way" className="shrink-0 divide-y border-t bg-card">
      {shown.map((one) => (
        <Bar
          key={one.id}
          operation={one}
          scenarioId={scenarioId}
          mayCancel={mayCancel}
          onHide={() => setHidden((ids) => [...ids, one.id])}
        />
      ))}
    </ul>
  );
}

type BarProps = { operation: ScenarioOperation; scenarioId: number; mayCancel: boolean; onHide: () => void };

function Bar({ operation, scenarioId, mayCancel, onHide }: BarProps) {
  const cancel = useCancelOperation(scenarioId);
  const { done, total, state, kind } = operation;
  const isRunning = state === "running";
  const text = describeOperation(operation);
  const run = async () => {
    try {
      await cancel.mutateAsync(operation.id);
    } catch (error) {
      toastError("Not cancelled", error);
    }
  };
  return (
    <li className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5 text-sm">
      <span className="min-w-0 flex-1 truncate">{text}</span>
      {isRunning && <Progress label={text} value={total === null ? null : done} max={total ?? 0} className="w-48" />}
      {isRunning && kind === "enter" && mayCancel && (
        <Button size="sm" loading={cancel.isPending} onClick={() => void run()}>
          Cancel
        </Button>
      )}
      {!isRunning && <IconButton size="sm" label="Hide" icon={<X />} onClick={onHide} />}
    </li>
  );
}
