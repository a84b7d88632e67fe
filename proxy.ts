import { type NextRequest, NextResponse } from "next/server";
import { IS_DEVELOPMENT } from "@/lib/shared/env-mode";

const NONCE_BYTES = 18;

/**
 * Pages get a fresh script nonce and the security headers. API routes and the links of letters are left out: they set their own.
 * Next reads the nonce from the request's policy and puts it on its own scripts.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = makeNonce();
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  // So that a page which asks for a sign-in can say where to come back to.
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(PAGE_HEADERS)) response.headers.set(name, value);
  return response;
}

export const config = {
  matcher: ["/((?!api/|m/|_next/static/|_next/image|healthz|readyz|brand/|favicon.ico).*)"],
};

const PAGE_HEADERS = {
  "Cache-Control": "private, no-store",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
};

function makeNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(NONCE_BYTES))));
}

/** No `upgrade-insecure-requests`: an installation inside a house may well run on plain HTTP. */
function contentSecurityPolicy(nonce: string): string {
  // React's development build needs eval for its stack traces.
  const development = IS_DEVELOPMENT ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    // The canvas and the charts position by inline style.
    "style-src 'self' 'unsafe-inline'",
    // A letter's preview inherits this policy and shows remote pictures.
    "img-src 'self' data: blob: https:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
