/** One call to an address that a user typed, already rendered; goes through the guarded client of lib/channels/http. */
export type OutgoingRequest = {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | null;
  timeoutMs: number;
};

export type OutgoingResult =
  | { kind: "answer"; status: number; headers: Record<string, string>; body: string; durationMs: number }
  /** Nothing usable came back. `retryable` is false for what will never work, such as a forbidden address. */
  | { kind: "failure"; reason: string; retryable: boolean; durationMs: number };

/** How many scenarios started each other before this call; the receiver refuses a number that is too high. */
export const HOPS_HEADER = "x-cuelight-hops";
