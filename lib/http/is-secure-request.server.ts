import { requestHost } from "@/lib/http/refuse-other-origins";
import { env } from "@/lib/shared/env.server";

/** True when the browser came over HTTPS: it may end at a proxy before us, which says so or is what PUBLIC_URL names. */
export function isSecureRequest(request: Request): boolean {
  if (request.headers.get("x-forwarded-proto")?.split(",")[0] === "https") return true;
  const publicUrl = new URL(env().publicUrl);
  return publicUrl.protocol === "https:" && publicUrl.host === requestHost(request);
}
