import { AppError } from "@/lib/shared/app-error";

export type EmailFailure =
  | { kind: "retry"; reason: string; afterMs: number | null }
  /** `isAddressGone`: the server says that nobody gets letters at this address. */
  | { kind: "refused"; reason: string; isAddressGone: boolean };

/** Settings or letters that no second attempt will mend. */
const NEVER = new Set(["ECONFIG", "EFILEACCESS", "EURLACCESS", "EENVELOPE", "EMAXRECIPIENTS"]);
const SIGN_IN = new Set(["EAUTH", "ENOAUTH"]);
const NOT_FOUND = new Set(["EDNS", "ENOTFOUND", "EAI_AGAIN"]);
const TIME_OUT = new Set(["ETIMEDOUT", "EABORT"]);
const REASON_LENGTH_MAX = 500;

/**
 * What a failed conversation with a mail server means for the letter: a 5xx answer refuses it, with the server's words;
 * 4xx, timeouts, TLS and sign-in faults are tried again, because the next attempt may find them mended.
 */
export function explainSmtpFailure(error: unknown, server: string): EmailFailure {
  if (error instanceof AppError && error.code !== "unavailable") return refused(error.message);
  const fault = readFault(error);
  if (isWithoutStartTls(fault)) {
    return retry(
      `${server} offers no STARTTLS (it answered: ${fault.words}). Choose TLS, usually on port 465, or no encryption if the server is in your own network.`,
    );
  }
  return fault.responseCode === null || SIGN_IN.has(fault.code)
    ? explainWithoutAnswer(fault, server)
    : explainAnswer(fault.responseCode, fault);
}

/** We ask for STARTTLS though it was not announced: the server refuses the command as unknown or as not available. */
function isWithoutStartTls({ command, responseCode }: Fault): boolean {
  return command === "STARTTLS" && responseCode !== null && responseCode >= 500;
}

/** RFC 3463: no such box or host, moved, takes no mail at all, switched off. Others refuse the letter, or who sends it. */
const GONE = /^5\d\d[ -]5\.(?:1\.(?:[1236]|10)|2\.1)\b/;

function explainAnswer(code: number, { words, command }: Fault): EmailFailure {
  // 503 says that the conversation went wrong, not that the letter was refused.
  if (code < 500 || code >= 600 || code === 503) return retry(words);
  return refused(words, command === "RCPT TO" && GONE.test(words));
}

function explainWithoutAnswer({ code, words }: Fault, server: string): EmailFailure {
  if (NEVER.has(code)) return refused(words);
  if (SIGN_IN.has(code)) return retry(`${server} did not accept user and password: ${words}`);
  if (NOT_FOUND.has(code)) return retry(`The mail server ${server} was not found.`);
  if (TIME_OUT.has(code)) return retry(`${server} did not answer in time.`);
  if (code === "ETLS") return retry(`TLS with ${server} failed: ${words}`);
  return retry(`${server}: ${words}`);
}

const retry = (reason: string): EmailFailure => ({ kind: "retry", reason, afterMs: null });

const refused = (reason: string, isAddressGone = false): EmailFailure => ({ kind: "refused", reason, isAddressGone });

type Fault = { code: string; command: string; responseCode: number | null; words: string };

function readFault(error: unknown): Fault {
  if (!(error instanceof Error)) return { code: "", command: "", responseCode: null, words: "unknown failure" };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const command = "command" in error && typeof error.command === "string" ? error.command : "";
  const responseCode = "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : null;
  const response = "response" in error && typeof error.response === "string" ? error.response : error.message;
  return { code, command, responseCode, words: shorten(response) };
}

const shorten = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, REASON_LENGTH_MAX);
