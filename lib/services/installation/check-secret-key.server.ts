import { keepValue } from "@/lib/db/queries/installation/keep-value.server";
import { AppError } from "@/lib/shared/app-error";
import { fingerprintOf } from "./fingerprint-of.server";

/**
 * Refuses a SECRET_KEY that is not the one this database was begun with: with it every stored password of a sender or
 * connection would be unreadable. The first key is remembered by a fingerprint that says nothing about it.
 */
export async function checkSecretKey(secretKey: string): Promise<void> {
  const fingerprint = fingerprintOf(secretKey);
  const kept = await keepValue("secret_key_fingerprint", fingerprint);
  if (kept === fingerprint) return;
  throw new AppError(
    "unavailable",
    "SECRET_KEY is not the key this database was begun with: start with that key (it may lie in DATA_DIR/secret.key).",
  );
}
