import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { isTimeZone } from "@/lib/domain/time/is-time-zone";

const ACCOUNT_NAME_LENGTH_MAX = 100;

export const accountSettings = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Give the account a name.")
    .max(ACCOUNT_NAME_LENGTH_MAX, `A name has at most ${ACCOUNT_NAME_LENGTH_MAX} characters.`),
  timeZone: z.string().refine(isTimeZone, "Choose a time zone."),
});

export const accountSchema = z.object({ id: z.int(), name: z.string(), timeZone: z.string() });

export const getAccount = defineContract({ method: "GET", path: "/api/internal/account", answer: accountSchema });

export const updateAccount = defineContract({
  method: "PUT",
  path: "/api/internal/account",
  body: accountSettings,
  answer: accountSchema,
});
