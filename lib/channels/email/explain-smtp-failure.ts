import { AppError } from "@/lib/shared/app-error";

export type EmailFailure =
  { kind: "retry"; reason: string; afterMs: number | null } | { kind: "refused"; reason: string };

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
  return fault.responseCode === null || SIGN_IN.has(fault.code)
    ? explainWithoutAnswer(fault, server)
    : explainAnswer(fault.responseCode, fault.words);
}

function explainAnswer(code: number, words: string): EmailFailure {
  // 503 says that the conversation went wrong, not that the letter was refused.
  return code >= 500 && code < 600 && code !== 503 ? refused(words) : retry(words);
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

const refused = (reason: string): EmailFailure => ({ kind: "refused", reason });

type Fault = { code: string; responseCode: number | null; words: string };

function readFault(error: unknown): Fault {
  if (!(error instanceof Error)) return { code: "", responseCode: null, words: "unknown failure" };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const responseCode = "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : null;
  const response = "response" in error && typeof error.response === "string" ? error.response : error.message;
  return { code, responseCode, words: shorten(response) };
}

const shorten = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, REASON_LENGTH_MAX);
