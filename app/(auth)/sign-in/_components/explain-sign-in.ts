import type { SignInResponse } from "next-auth/react";

const WAIT = /^Wait:(\d+)$/;
const OFFLINE = "The server was not reached. Check the connection and try again.";

/** Tries to sign in; null when it worked, else the sentence that says why not and what to do. */
export async function explainSignIn(attempt: () => Promise<SignInResponse | undefined>): Promise<string | null> {
  const answer = await attempt().catch(() => undefined);
  if (answer === undefined) return OFFLINE;
  if (answer.ok && answer.error === null) return null;
  const wait = WAIT.exec(answer.error ?? "")?.[1];
  if (wait !== undefined) return `Too many attempts. Try again in ${wait} s.`;
  if (answer.error === "Unavailable") return "Nobody can sign in right now. Try again in a moment.";
  if (answer.error === "CredentialsSignin") return "E-mail and password do not match. Check both and try again.";
  return `Signing in did not work (${answer.error ?? String(answer.status)}). Reload the page and try again.`;
}
