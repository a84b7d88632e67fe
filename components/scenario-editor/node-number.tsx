"use client";

import { LogIn, LogOut, Users } from "lucide-react";
import { useStatistics, useTools } from "@/components/scenario-editor/editor-context";
import { HIDDEN_WHEN_PLAIN } from "@/components/scenario-editor/plain-zoom";
import { cn } from "@/components/ui/cn";

const format = (count: number) => count.toLocaleString("en");

/** Above a card: who entered and left in the period, or who is inside now. A number inside is a button. */
export function NodeNumber({ nodeId }: { nodeId: number }) {
  const mode = useStatistics((state) => (state.isOpen ? state.mode : null));
  if (mode === "period") return <PeriodNumber nodeId={nodeId} />;
  return mode === "live" ? <InsideNumber nodeId={nodeId} /> : null;
}

function PeriodNumber({ nodeId }: { nodeId: number }) {
  const numbers = useStatistics((state) => state.period.get(nodeId));
  if (numbers === undefined || (numbers.entered === 0 && numbers.left === 0 && numbers.failed === 0)) return null;
  return (
    <span
      className={cn(
        "pointer-events-none absolute bottom-full left-0 flex h-6 items-center gap-2.5 px-1 text-2xs whitespace-nowrap text-muted-foreground tabular-nums",
        HIDDEN_WHEN_PLAIN,
      )}
      aria-label={`${format(numbers.entered)} entered, ${format(numbers.left)} left, ${format(numbers.failed)} failed`}
      role="img"
    >
      <span className="flex items-center gap-1">
        <LogIn aria-hidden className="size-3" /> {format(numbers.entered)}
      </span>
      <span className="flex items-center gap-1">
        <LogOut aria-hidden className="size-3" /> {format(numbers.left)}
      </span>
      {numbers.failed > 0 && <span className="text-danger-text">{format(numbers.failed)} failed</span>}
    </span>
  );
}

function InsideNumber({ nodeId }: { nodeId: number }) {
  const { statistics } = useTools();
  const inside = useStatistics((state) => state.live.get(nodeId) ?? 0);
  if (inside === 0) return null;
  return (
    <button
      type="button"
      aria-label={`${format(inside)} ${inside === 1 ? "profile" : "profiles"} inside: show them`}
      onClick={(event) => {
        event.stopPropagation();
        statistics.setState({ listed: nodeId });
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      className={cn(
        "nodrag nopan absolute bottom-full left-0 mb-1 flex h-5 items-center gap-1 rounded-md bg-brand-soft px-1.5 text-2xs font-semibold text-brand-text tabular-nums hover:brightness-95 dark:hover:brightness-125",
        HIDDEN_WHEN_PLAIN,
      )}
    >
      <Users aria-hidden className="size-3" /> {format(inside)}
    </button>
  );
}
