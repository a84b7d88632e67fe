"use client";

import { useQuery } from "@tanstack/react-query";
import { ImportCounts } from "@/components/imports/import-counts";
import { ImportStateBadge } from "@/components/imports/import-state-badge";
import { useMay } from "@/components/session/session";
import { QueryError } from "@/components/shell/query-error";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { toastError } from "@/components/ui/toast";
import { useNow } from "@/components/ui/use-now";
import { importQuery, useCancelImport } from "@/lib/api-client/imports";
import type { FileImport } from "@/lib/contracts/imports";

const SECOND_MS = 1_000;

type Props = { databaseId: number; importId: number; onLeave: () => void };

/** An import under way or over: how far, how fast, what became of the rows. */
export function ImportProgress({ databaseId, importId, onLeave }: Props) {
  const mayEdit = useMay("data.edit");
  const query = useQuery(importQuery(databaseId, importId));
  const cancel = useCancelImport(databaseId);
  const job = query.data;
  if (query.error) return <QueryError error={query.error} onRetry={() => void query.refetch()} />;
  if (!job) return <Skeleton className="h-40" />;
  const onCancel = () => {
    cancel.mutate(importId, { onError: (error) => toastError("The import was not cancelled", error) });
  };
  return (
    <Card
      title={`Import of ${job.name}`}
      actions={<ImportStateBadge job={job} />}
      footer={
        <>
          {job.state === "running" && mayEdit && (
            <Button onClick={onCancel} loading={cancel.isPending} disabled={job.isCancelling}>
              Cancel
            </Button>
          )}
          <Button onClick={onLeave}>All imports</Button>
        </>
      }
    >
      <div className="grid gap-2">
        <Progress label="Import" value={job.done} max={job.total} />
        <p className="text-sm text-muted-foreground tabular-nums">
          {job.done.toLocaleString("en")} of {job.total.toLocaleString("en")} rows
          <Rate job={job} />
        </p>
      </div>
      {job.error !== null && (
        <p role="alert" className="text-sm text-danger-text">
          {job.error}
        </p>
      )}
      {job.state === "cancelled" && <p className="text-sm">What was imported before the end stays.</p>}
      <ImportCounts databaseId={databaseId} job={job} />
    </Card>
  );
}

function Rate({ job }: { job: FileImport }) {
  const now = useNow();
  const until = job.endedAt === null ? now.getTime() : new Date(job.endedAt).getTime();
  const seconds = (until - new Date(job.createdAt).getTime()) / SECOND_MS;
  if (job.done === 0 || seconds < 1) return null;
  return `, ${Math.round(job.done / seconds).toLocaleString("en")} a second`;
}
