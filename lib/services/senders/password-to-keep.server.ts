import { sealSecret } from "@/lib/auth/secret-box.server";
import type { SenderSettings } from "@/lib/contracts/senders";
import type { SenderRow } from "@/lib/db/queries/senders/list-sender-rows.server";
import { refuseOtherServer } from "./refuse-other-server";

/**
 * The password to keep with changed settings: a typed one, none for an empty one, else the one that is kept, but never
 * for another server or user: it must not be sent to somebody it was not typed for.
 * @throws AppError `bad_request` on `password`.
 */
export function passwordToKeep(
  settings: SenderSettings,
  before: Pick<SenderRow, "host" | "port" | "username" | "password"> | null,
): Uint8Array<ArrayBuffer> | null {
  const { password } = settings;
  if (password !== undefined) return password === "" ? null : sealSecret(password);
  const kept = before?.password ?? null;
  if (before === null || kept === null) return null;
  refuseOtherServer(settings, before);
  return new Uint8Array(kept);
}
