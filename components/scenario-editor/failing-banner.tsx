"use client";

import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { useFaceScenario, useTools } from "@/components/scenario-editor/editor-context";
import { useOpened } from "@/components/scenario-editor/use-opened";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { failureAlertQuery } from "@/lib/api-client/failure-alert";

/** Says that too many profiles of the scenario failed, and leads to them. */
export function FailingBanner() {
  const { id } = useFaceScenario();
  const { statistics } = useTools();
  const { scenario } = useOpened();
  const alert = useQuery(failureAlertQuery(id));
  const failing = alert.data?.failing ?? null;
  if (failing === null) return null;
  return (
    <div
      role="alert"
      className="flex shrink-0 items-center gap-2 border-b bg-danger-soft px-4 py-1.5 text-sm text-danger-text"
    >
      <TriangleAlert aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1">
        {failing.failed.toLocaleString("en")} of {failing.moved.toLocaleString("en")} profiles failed in an hour,
        noticed <DateTime value={failing.since} />.{" "}
        {!scenario.isActive && "The scenario does not run; the profiles that were kept wait until it is activated."}
      </p>
      <Button size="sm" onClick={() => statistics.setState({ isFailedListed: true })}>
        Who failed, and why
      </Button>
    </div>
  );
}
