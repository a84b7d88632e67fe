"use client";

import { useQuery } from "@tanstack/react-query";
import { ImportCounts } from "@/components/imports/import-counts";
import { ImportStateBadge } from "@/components/imports/import-state-badge";
import { readFailure } from "@/components/ui/read-failure";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { importQuery } from "@/lib/api-client/imports";

/** What would become of the rows; nothing of it was kept. */
export function ImportTrial({ databaseId, trialId }: { databaseId: number; trialId: number }) {
  const trial = useQuery(importQuery(databaseId, trialId));
  const job = trial.data;
  const problem = readFailure(trial)?.message ?? job?.error ?? null;
  return (
    <Card
      title="Trial"
      description="Nothing was written. Rows that are about the same new profile may each count as new."
      actions={job && <ImportStateBadge job={job} />}
    >
      {problem !== null && (
        <p role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
      {job === undefined && problem === null && <Skeleton className="h-16" />}
      {job?.state === "running" && <Progress label="Trial" value={job.done} max={job.total} />}
      {job && <ImportCounts databaseId={databaseId} job={job} />}
    </Card>
  );
}
