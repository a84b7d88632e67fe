"use client";

import { useQuery } from "@tanstack/react-query";
import type { ConditionNames } from "@/components/pickers/describe-condition";
import { describePassLine } from "@/components/profiles/describe-pass-line";
import { LinkButton } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { DateTime } from "@/components/ui/date-time";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { passHistoryQuery } from "@/lib/api-client/profiles";
import { scenarioContextQuery } from "@/lib/api-client/scenarios";
import type { PassHistory, ProfilePass } from "@/lib/contracts/profiles";

const TONES = {
  neutral: "bg-border-strong",
  success: "bg-success",
  danger: "bg-danger",
  info: "bg-info",
} as const;

type PassHistoryDialogProps = { profileId: string; pass: ProfilePass; onClose: () => void };

/** What happened in one pass, step by step, with every call and letter that was tried. */
export function PassHistoryDialog({ profileId, pass, onClose }: PassHistoryDialogProps) {
  const history = useQuery(passHistoryQuery(profileId, pass.passId));
  // Only names: without them the history is told all the same.
  const names = useQuery(scenarioContextQuery(pass.scenarioId)).data;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="lg"
      title={`Pass ${pass.passId} through “${pass.scenarioName}”`}
      footer={<LinkButton href={`/scenarios/${pass.scenarioId}`}>Open the scenario</LinkButton>}
    >
      {history.error !== null && <p className="text-sm text-danger-text">{history.error.message}</p>}
      {history.data === undefined && history.error === null && <Skeleton className="h-40 w-full" />}
      <ol aria-label="History of this pass" className="grid">
        {history.data?.lines.map((line, index) => (
          <PassLine key={index} line={line} names={names} />
        ))}
      </ol>
    </Dialog>
  );
}

type PassLineProps = { line: PassHistory["lines"][number]; names: ConditionNames | undefined };

function PassLine({ line, names }: PassLineProps) {
  const { text, more, tone, until } = describePassLine(line, names);
  const isTry = line.attempt !== null;
  return (
    <li
      className={cn(
        "grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 border-b py-2 text-sm last:border-b-0",
        isTry && "pl-5",
      )}
    >
      <span aria-hidden className={cn("mt-1.5 size-2 rounded-full", TONES[tone])} />
      <div className="grid min-w-0 gap-0.5">
        <p className="wrap-anywhere">
          {line.nodeId !== null && !isTry && (
            <span className="text-muted-foreground">
              {line.nodeTitle ?? "Deleted element"} #{line.nodeId}:{" "}
            </span>
          )}
          {text}
          {until !== undefined && (
            <>
              {" "}
              until <DateTime value={until} show="exact" />
            </>
          )}
        </p>
        {more !== null && <p className="text-xs wrap-break-word text-muted-foreground">{more}</p>}
      </div>
      <div className="text-xs whitespace-nowrap text-muted-foreground">
        <DateTime value={line.at} show="exact" />
      </div>
    </li>
  );
}
