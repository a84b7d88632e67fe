import { getLinkUrl } from "@/lib/db/queries/messages/get-link-url.server";
import { AppError } from "@/lib/shared/app-error";

/** Where a link of a letter leads to. Throws `not_found` when that is no longer kept. */
export async function requireLinkUrl(hash: Buffer): Promise<string> {
  const url = await getLinkUrl(hash);
  if (url === null) throw new AppError("not_found", "The link is no longer kept.");
  return url;
}
