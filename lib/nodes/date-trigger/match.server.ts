import { dateTrigger } from "@/lib/nodes/date-trigger/definition";
import { defineRuntime } from "@/lib/nodes/define";

export const dateTriggerRuntime = defineRuntime(dateTrigger, {
  kind: "trigger",
  output: "next",
  // A changed profile only moves its moment; it enters by the clock.
  match: () => false,
  dates: ({ field, when, days, time, yearly, zone }) => ({
    ...{ field, time, yearly, zone },
    offsetDays: { on: 0, before: -days, after: days }[when],
  }),
});
