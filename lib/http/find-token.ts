import { AppError } from "@/lib/shared/app-error";

const BEARER = /^Bearer\s+(\S+)$/i;

/**
 * The API token of a call: `token` in the body, else `Authorization: Bearer …`. Never read from the URL, where logs
 * and proxies would keep it.
 * @throws AppError `unauthenticated` without any, `bad_request` when `token` is no text.
 */
export function findToken(bodyToken: unknown, headers: Headers): string {
  if (typeof bodyToken === "string") return bodyToken.trim();
  if (bodyToken !== undefined) {
    throw new AppError("bad_request", "token must be a string.", { field: "token" });
  }
  const match = BEARER.exec(headers.get("authorization") ?? "");
  if (match?.[1] !== undefined) return match[1];
  throw new AppError(
    "unauthenticated",
    'API token required: send it as "token" in the body or in the header Authorization: Bearer.',
  );
}
