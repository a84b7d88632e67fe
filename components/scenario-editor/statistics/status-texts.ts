import type { BadgeTone } from "@/components/ui/badge";
import type { TaskProfile } from "@/lib/contracts/scenario-statistics";

/** What a pass is doing in its element. */
export const STATUS_TEXTS: Record<TaskProfile["status"], { label: string; tone: BadgeTone }> = {
  ready: { label: "Moves on now", tone: "neutral" },
  waiting: { label: "Waits", tone: "info" },
  effect: { label: "Waits for the answer", tone: "info" },
  frozen: { label: "Frozen", tone: "neutral" },
  failed: { label: "Failed", tone: "danger" },
  ended: { label: "Left", tone: "neutral" },
};
