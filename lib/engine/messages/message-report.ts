/** What a mail server or provider says about a letter that was handed over. */
export type MessageReport =
  | { kind: "delivered" }
  /** `permanent`: no second letter will arrive either; `reason` in the server's words. */
  | { kind: "bounced"; permanent: boolean; reason: string }
  | { kind: "complained" };

/** `known` = it was said before; `unknown` = there is no such message any more. */
export type ReportResult = "noted" | "known" | "unknown";
