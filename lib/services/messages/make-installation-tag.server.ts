import { createHmac } from "node:crypto";
import { requireSecretKey } from "@/lib/shared/env.server";

const TAG_LENGTH = 10;

/** Tells this installation's Message-IDs from others'; the same for its life. */
export function makeInstallationTag(): string {
  return createHmac("sha256", requireSecretKey()).update("message-id").digest("hex").slice(0, TAG_LENGTH);
}
