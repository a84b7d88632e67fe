import { z } from "zod";

/** The rules by which a request finds its profile; the values are the API's. */
export const MATCHING_MODES = [
  "email",
  "email_profile",
  "email_sub",
  "phone",
  "phone_sub",
  "profile_id",
  "custom",
  "email_phone",
] as const;
export const matchingModeSchema = z.enum(MATCHING_MODES);
export type MatchingMode = z.infer<typeof matchingModeSchema>;

/** Names of `profile_key.field`: where a value to match by comes from. */
export const KEY_EMAIL = "email";
export const KEY_PHONE = "phones";
export const KEY_EMAIL_SUBSCRIPTION = "sub:email";
export const KEY_PHONE_SUBSCRIPTION = "sub:phone";

/** The `profile_key.field` of a custom field. */
export function makeCustomKeyName(fieldName: string): string {
  return `f:${fieldName}`;
}
