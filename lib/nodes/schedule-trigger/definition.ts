import { z } from "zod";
import { scheduleSchema } from "@/lib/domain/schedules/schedule";
import { defineNode } from "@/lib/nodes/define";

export const SCOPES = ["segment", "all"] as const;

const settings = z
  .strictObject({
    schedule: scheduleSchema,
    /** Who enters when it fires. */
    scope: z.enum(SCOPES),
    /** Not looked at for `all`. */
    segmentId: z.int().nullable(),
  })
  .refine(({ scope, segmentId }) => scope === "all" || segmentId !== null, {
    path: ["segmentId"],
    message: "Choose a segment.",
  });

const OUTPUTS = [{ id: "next", label: "Next" }] as const;

export const scheduleTrigger = defineNode({
  type: "schedule-trigger",
  category: "trigger",
  title: "Schedule",
  icon: "calendar-clock",
  summary: "Profiles of a segment enter at set times.",
  help: `At each of its times all profiles enter here that are in the **segment** at that moment, or all of the database.

- Every day, on some days of the week or of the month, at single dates, or by a cron text. A day that a month does not have is its last one.
- The times are local times of the zone that you choose. A time that does not exist in the night when clocks go forward is an hour later; in the night when they go back it is the first of the two. It fires **once** either way.
- Each time fires once, however many engines run. If Cuelight was not running, the **newest** of the missed times is made up for within **24 hours**; the others are skipped.
- Times while the scenario is not active are skipped.

A million profiles take some time to enter; the progress is shown below the canvas, and it can be cancelled. The scenario's reentry mode decides whether a profile that was inside before may enter again.`,
  settings,
  defaults: {
    schedule: {
      mode: "day",
      time: "09:00",
      weekdays: [1],
      monthDays: [1],
      dates: [],
      cron: "0 9 * * mon-fri",
      zone: "",
    },
    scope: "segment",
    segmentId: null,
  },
  version: 1,
  outputs: () => OUTPUTS,
  fallbackOutputs: OUTPUTS,
  validate: ({ scope, segmentId }, { segments }) =>
    scope === "all" || segments.some(({ id }) => id === segmentId)
      ? []
      : [
          {
            field: "segmentId",
            level: "error",
            message: `There is no segment #${segmentId ?? 0}: choose another one.`,
          },
        ],
  isStart: true,
});
