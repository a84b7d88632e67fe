"use client";

import { useQuery } from "@tanstack/react-query";
import { useEditor } from "@/components/scenario-editor/editor-context";
import { nodeKinds } from "@/components/scenario-editor/registry";
import { compareContent, type Difference } from "@/components/scenario-editor/store/compare-content";
import { toContent } from "@/components/scenario-editor/store/content";
import { Badge } from "@/components/ui/badge";
import { Skeleton } from "@/components/ui/skeleton";
import { otherStateQuery } from "@/lib/api-client/save-scenario";

const WHERE: Record<Difference["where"], { label: string; tone: "brand" | "neutral" | "warning" }> = {
  mine: { label: "Only mine", tone: "brand" },
  theirs: { label: "Only theirs", tone: "neutral" },
  both: { label: "Different", tone: "warning" },
};

type Props = { scenarioId: number; /** Their draft, or what they saved. */ of: "version" | "draft" };

/** What differs between the canvas and the other state, line by line. */
export function ConflictDifferences({ scenarioId, of }: Props) {
  const theirs = useQuery(otherStateQuery(scenarioId));
  const mine = useEditor((state) => state.content);
  if (theirs.error !== null) return <p className="text-sm text-danger-text">{theirs.error.message}</p>;
  if (theirs.data === undefined) return <Skeleton className="h-16" />;
  const graph = of === "draft" ? (theirs.data.draft?.graph ?? theirs.data.graph) : theirs.data.graph;
  const differences = compareContent(mine, toContent(graph), nodeKinds);
  if (differences.length === 0)
    return <p className="text-sm text-muted-foreground">Both are alike: nothing is lost whatever you choose.</p>;
  return (
    <ul aria-label="Differences" className="grid max-h-64 gap-1 overflow-y-auto rounded-lg border p-2">
      {differences.map((difference) => (
        <li key={`${difference.where} ${difference.what}`} className="flex items-start gap-2 text-sm">
          <Badge tone={WHERE[difference.where].tone}>{WHERE[difference.where].label}</Badge>
          <span className="min-w-0 wrap-break-word">
            {difference.what}
            {difference.parts.length > 0 && (
              <span className="text-muted-foreground">: {difference.parts.join(", ")}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
