import { z } from "zod";
import { AppError } from "@/lib/shared/app-error";

const TIME_OUT = new Set(["CONNECT_TIMEOUT", "GREETING_TIMEOUT", "UPGRADE_TIMEOUT", "ETIMEOUT", "ETIMEDOUT"]);
const NOT_FOUND = new Set(["ENOTFOUND", "EAI_AGAIN"]);
const REASON_LENGTH_MAX = 300;

/** Why a visit to a mailbox failed, in words. */
export function explainMailboxFailure(error: unknown, { host, port }: { host: string; port: number }): string {
  if (error instanceof AppError) return error.message;
  const { code, words, isSignIn } = readFault(error);
  if (isSignIn) return shorten(`${host} did not accept user and password: ${words}`);
  if (NOT_FOUND.has(code)) return `The mail server ${host} was not found.`;
  return TIME_OUT.has(code) ? `${host}:${port} did not answer in time.` : shorten(`${host}:${port}: ${words}`);
}

const faultSchema = z.object({
  message: z.string().catch("unknown failure"),
  code: z.string().catch(""),
  responseText: z.string().optional().catch(undefined),
  authenticationFailed: z.boolean().catch(false),
});

function readFault(error: unknown) {
  const fault = faultSchema.safeParse(error).data;
  const { message = "unknown failure", code = "", responseText, authenticationFailed: isSignIn = false } = fault ?? {};
  return { code, isSignIn, words: responseText ?? message };
}

const shorten = (text: string) => text.replace(/\s+/g, " ").slice(0, REASON_LENGTH_MAX);
