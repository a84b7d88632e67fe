"use client";

import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { ConditionBuilder } from "@/components/pickers/condition-builder";
import type { DraftGroup } from "@/components/pickers/draft-condition";
import { useConditionCount } from "@/components/segments/use-condition-count";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import { conditionListsQuery } from "@/lib/api-client/segments";

export type SegmentConditionProps = {
  databaseId: number;
  /** The segment itself cannot be asked about; null = it is new. */
  segmentId: number | null;
  value: DraftGroup;
  onChange: (value: DraftGroup) => void;
};

/** The condition of a segment, with how many profiles it holds for now. */
export function SegmentCondition({ databaseId, segmentId, value, onChange }: SegmentConditionProps) {
  const lists = useQuery(conditionListsQuery(databaseId));
  const count = useConditionCount(databaseId, value);
  if (lists.data === undefined) {
    return lists.error ? (
      <p className="text-sm text-danger-text">{lists.error.message}</p>
    ) : (
      <Skeleton className="h-24" />
    );
  }
  const segments = lists.data.segments.filter(({ id }) => id !== segmentId);
  return (
    <section aria-label="Condition" className="grid gap-2.5">
      <div className="grid gap-0.5">
        <h3 className="text-sm font-medium">Profiles are in it when</h3>
        <p className="text-xs text-muted-foreground">Text is compared with its capitals.</p>
      </div>
      <ConditionBuilder
        value={value}
        onChange={onChange}
        lists={{ ...lists.data, segments }}
        errorOf={count.errorOf}
        allowPass={false}
      />
      {value.items.length === 0 && (
        <p
          role="status"
          className="flex items-start gap-2 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning-text"
        >
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          There is no test yet: everybody in the database is in this segment.
        </p>
      )}
      <p aria-live="polite" className="flex h-6 items-center gap-2 text-sm">
        <CountLine {...count} />
      </p>
    </section>
  );
}

function CountLine({ profileCount, isCounting, error }: ReturnType<typeof useConditionCount>) {
  if (isCounting) return <Spinner label="Counting" />;
  if (error !== null) return <span className="text-danger-text">{error}</span>;
  if (profileCount === null) return <span className="text-muted-foreground">Complete the tests to count.</span>;
  return (
    <span>
      <strong className="font-medium tabular-nums">{profileCount.toLocaleString("en")}</strong>{" "}
      {profileCount === 1 ? "profile is" : "profiles are"} in it now
    </span>
  );
}
