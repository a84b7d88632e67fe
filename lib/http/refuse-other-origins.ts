import { AppError } from "@/lib/shared/app-error";

const CHANGING = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/**
 * Refuses a change that another site's page asked the browser for. Programs send neither header and carry no cookie of
 * a victim, so they pass.
 * @throws AppError `forbidden`.
 */
export function refuseOtherOrigins(request: Request, publicUrl: string): void {
  if (!CHANGING.has(request.method)) return;
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const isForeign = (site !== null && site !== "same-origin" && site !== "none") || !isOwn(origin, request, publicUrl);
  if (!isForeign) return;
  throw new AppError(
    "forbidden",
    `This change was asked for by another site (${origin ?? site ?? "unknown"}). Open Cuelight at ${publicUrl} and try again.`,
  );
}

function isOwn(origin: string | null, request: Request, publicUrl: string): boolean {
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === requestHost(request) || host === new URL(publicUrl).host;
}

/** The host that the caller used, also behind a proxy. */
export function requestHost(request: Request): string {
  return request.headers.get("x-forwarded-host") ?? request.headers.get("host") ?? new URL(request.url).host;
}
