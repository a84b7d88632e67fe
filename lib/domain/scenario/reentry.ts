import { z } from "zod";

/** What happens when a profile enters a scenario again; the values are the API's. */
export const REENTRY_MODES = ["skip_in_any_case", "skip", "restart", "parallel"] as const;
export const reentryModeSchema = z.enum(REENTRY_MODES);
export type ReentryMode = z.infer<typeof reentryModeSchema>;

/** Words for the interface, in the order in which they are offered. */
export const REENTRY_TEXTS: Record<ReentryMode, { title: string; help: string }> = {
  skip_in_any_case: {
    title: "Disable reentry for the profile",
    help: "A profile enters once and never again, even after it left.",
  },
  skip: {
    title: "Disable reentry for already engaged profiles",
    help: "A profile may enter again only after it left.",
  },
  restart: {
    title: "Discard the existing task on reentry",
    help: "The profile's task ends at once, the data of that pass is deleted, and the profile starts again.",
  },
  parallel: {
    title: "Process each entry separately",
    help: "Every entry is a task of its own, and all of them run in full.",
  },
};
