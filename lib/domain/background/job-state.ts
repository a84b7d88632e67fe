/** Work in the background goes on, or is over in one of three ways. */
export const JOB_STATES = ["running", "done", "failed", "cancelled"] as const;
export type JobState = (typeof JOB_STATES)[number];
