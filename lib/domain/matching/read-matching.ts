import type { MatchingInput } from "./make-match";

/** The part of a request's parameters that says which profile it means. */
export function readMatching(body: MatchingInput): MatchingInput {
  const { matching, email, phone, profile_id, field_name, field_value } = body;
  return { matching, email, phone, profile_id, field_name, field_value };
}
