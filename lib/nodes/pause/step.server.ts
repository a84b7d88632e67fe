import { chooseZone } from "@/lib/domain/time/choose-zone";
import { defineRuntime } from "@/lib/nodes/define";
import { pause, PAUSE_DAYS_MAX } from "@/lib/nodes/pause/definition";
import { findPauseEnd } from "@/lib/nodes/pause/find-pause-end";

const MS_PER_DAY = 86_400_000;

export const pauseRuntime = defineRuntime(pause, {
  kind: "step",
  step: (context, settings, task) => {
    // A wait that was begun is kept as it was, whatever the settings say by now.
    if (task.woke) return { kind: "exit", output: "next" };
    const until = findPauseEnd(
      settings,
      task.nodeEnteredAt,
      settings.zone === "profile" ? chooseZone(context.profile.fields["_tz"], context.zone) : context.zone,
    );
    const days = (until.getTime() - task.nodeEnteredAt.getTime()) / MS_PER_DAY;
    if (days > PAUSE_DAYS_MAX) {
      const message = `The pause ends in ${Math.ceil(days)} days; the longest pause is ${PAUSE_DAYS_MAX} days.`;
      return { kind: "fail", code: "pause_too_long", message };
    }
    return until.getTime() > context.now.getTime() ? { kind: "wait", until } : { kind: "exit", output: "next" };
  },
});
