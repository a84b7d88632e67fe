"use client";

import { useId } from "react";
import { useSessionState, useTools } from "@/components/scenario-editor/editor-context";
import { useOpened } from "@/components/scenario-editor/use-opened";
import { cn } from "@/components/ui/cn";
import { Switch } from "@/components/ui/switch";

/** On or off; saving makes it so. */
export function StatusSwitch() {
  const { session, isReadOnly } = useTools();
  const { scenario } = useOpened();
  const wantsActive = useSessionState((state) => state.wantsActive);
  const id = useId();
  const isPending = wantsActive !== scenario.isActive;
  const text = isPending
    ? wantsActive
      ? "Active after saving"
      : "Stops on saving"
    : scenario.isActive
      ? "Active"
      : "Inactive";
  return (
    <span className="flex items-center gap-2 rounded-md px-2">
      <Switch
        aria-labelledby={id}
        checked={wantsActive}
        disabled={isReadOnly}
        onCheckedChange={(next) => session.setState({ wantsActive: next })}
      />
      <span
        id={id}
        className={cn(
          "text-xs font-medium whitespace-nowrap",
          isPending ? "text-brand-text" : scenario.isActive ? "text-success-text" : "text-muted-foreground",
        )}
      >
        {text}
      </span>
    </span>
  );
}
