"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type DraftGroup, toJson } from "@/components/pickers/draft-condition";
import { useSettled } from "@/components/segments/use-settled";
import { conditionCountQuery } from "@/lib/api-client/segments";
import { conditionSchema } from "@/lib/domain/conditions/condition";

const REST_MS = 500;

export type ConditionCount = {
  /** Null while it is counted, or while the condition cannot be asked. */
  profileCount: number | null;
  isCounting: boolean;
  /** What is wrong at a path of the condition. */
  errorOf: (path: string) => string | undefined;
  /** Why it could not be counted. */
  error: string | null;
};

/** Counts a condition while it is edited, once the hand rests. */
export function useConditionCount(databaseId: number, draft: DraftGroup): ConditionCount {
  const settled = useSettled(draft, REST_MS);
  const parsed = useMemo(() => conditionSchema.safeParse(toJson(settled)), [settled]);
  const condition = parsed.success ? parsed.data : null;
  const query = useQuery(conditionCountQuery(databaseId, condition));
  const isSettled = settled === draft;
  const { data, isFetching, isPlaceholderData } = query;
  const issues = listIssues(parsed, data);
  const isKnown = parsed.success && isSettled && !isPlaceholderData && data !== undefined;
  return {
    profileCount: isKnown ? data.profileCount : null,
    isCounting: parsed.success && (!isSettled || isFetching),
    errorOf: (path) => issues.find((issue) => issue.field === path)?.message,
    error: query.error?.message ?? null,
  };
}

type Issue = { field: string; message: string };

/** What the shape lacks, else what the server found. */
function listIssues(
  parsed: ReturnType<typeof conditionSchema.safeParse>,
  data: { issues: readonly Issue[] } | undefined,
): readonly Issue[] {
  return parsed.success ? (data?.issues ?? []) : parsed.error.issues.map(toIssue);
}

function toIssue({ path, message }: { path: readonly PropertyKey[]; message: string }) {
  return { field: path.map(String).join("."), message };
}
