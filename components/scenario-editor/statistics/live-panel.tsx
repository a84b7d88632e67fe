"use client";

import { useStatistics, useTools } from "@/components/scenario-editor/editor-context";
import { Figure } from "@/components/scenario-editor/statistics/figure";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";

/** How many are inside now; pushed by the server. */
export function LivePanel() {
  const inside = useStatistics((state) => state.liveInside);
  const failed = useStatistics((state) => state.liveFailed);
  const { statistics } = useTools();
  const asOf = useStatistics((state) => state.liveAsOf);
  const isConnected = useStatistics((state) => state.isConnected);
  return (
    <>
      <dl className="flex items-center gap-5">
        <Figure label="Inside now" value={inside} />
        <Figure
          label="Stand failed"
          value={failed}
          tone="danger"
          onClick={() => statistics.setState({ isFailedListed: true })}
        />
      </dl>
      <p className="text-xs min-w-0 truncate text-muted-foreground max-2xl:hidden">
        A number above an element is a button: it lists who is there.
      </p>
      <p role="status" className="ml-auto flex items-center gap-2 text-xs text-muted-foreground">
        {asOf !== null && (
          <span>
            as of <DateTime value={asOf} show="time" />
          </span>
        )}
        <Badge tone={isConnected ? "success" : "warning"} lamp={isConnected ? "lit" : "off"}>
          {isConnected ? "Live" : "Connecting"}
        </Badge>
      </p>
    </>
  );
}
