"use client";

import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import type { MessageIssue } from "@/lib/domain/messages/check-message";
import { PART_TITLES } from "@/lib/domain/messages/message-content";

export type IssueListProps = {
  issues: readonly MessageIssue[];
  onGoTo: (issue: MessageIssue) => void;
  /** No database is chosen, so that names of fields were not looked at. */
  isUnchecked: boolean;
};

/** What is wrong with the template, where; a click goes there. */
export function IssueList({ issues, onGoTo, isUnchecked }: IssueListProps) {
  if (issues.length === 0) {
    return (
      <p className="flex items-center gap-2 text-xs text-muted-foreground">
        <CircleCheck aria-hidden className="size-4 shrink-0 text-success-text" />
        {isUnchecked
          ? "No faults. Names of fields are checked once a database is chosen."
          : "No faults: every variable is known."}
      </p>
    );
  }
  return (
    <section aria-label="Faults" className="overflow-hidden rounded-lg border bg-card">
      <ul className="max-h-56 divide-y overflow-y-auto">
        {issues.map((issue) => (
          <li key={`${issue.part}:${issue.offset}:${issue.message}`}>
            <button
              type="button"
              onClick={() => onGoTo(issue)}
              className="flex w-full items-start gap-2 px-3 py-2 text-left text-sm hover:bg-hover focus-visible:-outline-offset-2"
            >
              <LevelIcon level={issue.level} />
              <span className="min-w-0 flex-1 wrap-break-word">{issue.message}</span>
              <span className="shrink-0 text-xs text-muted-foreground tabular-nums">
                {PART_TITLES[issue.part]} {issue.line}:{issue.column}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LevelIcon({ level }: { level: MessageIssue["level"] }) {
  return level === "error" ? (
    <CircleAlert aria-label="Error" className="mt-0.5 size-4 shrink-0 text-danger-text" />
  ) : (
    <TriangleAlert aria-label="Warning" className="mt-0.5 size-4 shrink-0 text-warning-text" />
  );
}
