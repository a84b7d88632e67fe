"use client";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { TablePaging } from "@/components/ui/data-table-types";
import type { OutboxRow } from "@/lib/contracts/outbox";

export type LetterListProps = {
  /** Undefined while the first page loads. */
  letters: readonly OutboxRow[] | undefined;
  chosen: string | null;
  onChoose: (id: string) => void;
  paging: TablePaging;
};

/** Kept letters, newest first. */
export function LetterList({ letters, chosen, onChoose, paging }: LetterListProps) {
  if (letters === undefined) return <Loading />;
  if (letters.length === 0) {
    return (
      <EmptyState size="sm" title="Nothing found">
        No letter’s address or subject contains these words.
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label="Letters" className="overflow-hidden rounded-xl border bg-card">
        {letters.map((letter) => (
          <li key={letter.id} className="border-b last:border-b-0">
            <button
              type="button"
              aria-current={letter.id === chosen || undefined}
              onClick={() => onChoose(letter.id)}
              className={cn(
                "grid w-full min-w-0 gap-0.5 px-3.5 py-2.5 text-left focus-visible:-outline-offset-2",
                letter.id === chosen ? "lg:bg-brand-soft" : "hover:bg-hover",
              )}
            >
              <span className="flex items-baseline gap-2">
                <span className="min-w-0 flex-1 truncate text-sm font-medium">{letter.to}</span>
                <DateTime value={letter.createdAt} className="text-xs text-muted-foreground" />
              </span>
              <span className="truncate text-sm text-muted-foreground">{letter.subject || "No subject"}</span>
            </button>
          </li>
        ))}
      </ul>
      {paging.hasMore && (
        <Button loading={paging.loading ?? false} onClick={paging.onMore}>
          Show older letters
        </Button>
      )}
    </>
  );
}

function Loading() {
  return (
    <div className="grid gap-3 rounded-xl border bg-card p-3.5">
      {[0, 1, 2, 3].map((row) => (
        <div key={row} className="grid gap-1.5">
          <Skeleton className="h-4 w-3/5" />
          <Skeleton className="h-4 w-4/5" />
        </div>
      ))}
    </div>
  );
}
