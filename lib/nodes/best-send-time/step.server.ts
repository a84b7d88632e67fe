import { chooseZone } from "@/lib/domain/time/choose-zone";
import { bestSendTime } from "@/lib/nodes/best-send-time/definition";
import { findBestHour } from "@/lib/nodes/best-send-time/find-best-hour";
import { findNextHour } from "@/lib/nodes/best-send-time/find-next-hour";
import { defineRuntime } from "@/lib/nodes/define";

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 86_400_000;

export const bestSendTimeRuntime = defineRuntime(bestSendTime, {
  kind: "step",
  step: (context, { lookBackDays, fallbackHour, longestWaitHours }, task) => {
    // A wait that was begun is kept as it was, whatever the settings and the opens say by now.
    if (task.woke) return { kind: "exit", output: "next" };
    const zone = chooseZone(context.profile.fields["_tz"], context.zone);
    const arrived = task.nodeEnteredAt.getTime();
    // The batch reads for the element that looks back longest.
    const opens = context.opens.filter((at) => at >= arrived - lookBackDays * MS_PER_DAY);
    const next = findNextHour(findBestHour(opens, zone) ?? fallbackHour, task.nodeEnteredAt, zone);
    const until = new Date(Math.min(next.getTime(), arrived + longestWaitHours * MS_PER_HOUR));
    return until.getTime() > context.now.getTime() ? { kind: "wait", until } : { kind: "exit", output: "next" };
  },
});
