import type { AttemptLimits } from "@/lib/db/queries/sign-in/take-attempt.server";

/** An office behind one address shares its count, so that one is generous; a person is not locked out for long. */
export const ATTEMPT_LIMITS: AttemptLimits = { free: { email: 5, ip: 50 }, waitMax: { email: 60, ip: 600 } };
