"use client";

import { Users } from "lucide-react";
import { useStatistics, useTools } from "@/components/scenario-editor/editor-context";
import { Button } from "@/components/ui/button";

const format = (count: number) => count.toLocaleString("en");

/** The element's numbers, in the mode that the panel below the canvas shows. */
export function NumbersSection({ nodeId }: { nodeId: number }) {
  const { statistics } = useTools();
  const mode = useStatistics((state) => state.mode);
  const numbers = useStatistics((state) => state.period.get(nodeId));
  const inside = useStatistics((state) => state.live.get(nodeId) ?? 0);
  return (
    <section aria-label="Numbers" className="grid gap-2">
      <h3 className="text-sm font-medium">Numbers {mode === "period" ? "of the period" : "now"}</h3>
      {mode === "period" ? (
        <dl className="grid grid-cols-3 gap-2">
          <Figure label="Entered" value={numbers?.entered ?? 0} />
          <Figure label="Left" value={numbers?.left ?? 0} />
          <Figure label="Failed" value={numbers?.failed ?? 0} />
        </dl>
      ) : (
        <Button
          icon={<Users />}
          disabled={inside === 0}
          onClick={() => statistics.setState({ listed: nodeId })}
          className="justify-self-start"
        >
          {format(inside)} inside
        </Button>
      )}
    </section>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div className="rounded-lg border bg-card px-3 py-2">
      <dt className="text-xs text-muted-foreground">{label}</dt>
      <dd className="text-base font-semibold tabular-nums">{format(value)}</dd>
    </div>
  );
}
