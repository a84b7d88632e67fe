import { isConnectionLost } from "@/lib/db/is-connection-lost";

/** Connection lost, shutting down, out of space: these fail every batch alike, and halves would only ask again. */
const OUTAGE = /^(?:08|53|E[A-Z])/;
/** 57014 is a statement that took too long, which smaller batches mend; the other 57 are a server that goes or comes. */
const SERVER = /^57(?!014)/;

/** True for an error that says something about the database as a whole, not about the work. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return code === "" ? isConnectionLost(error) : OUTAGE.test(code) || SERVER.test(code);
}
