import { createHash } from "node:crypto";
import { html, type Html } from "./html";
import { STYLE } from "./style";

export type PublicPage = { title: string; body: Html; status?: number; headers?: Record<string, string> };

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");
/** In one piece: the hash is of every character between the tags. */
const STYLE_ELEMENT: Html = { html: `<style>${STYLE}</style>` };
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** What every answer to a link in a letter carries: whose address is in it must not be found, kept or told to others. */
export const LINK_HEADERS = {
  "Cache-Control": "private, no-store",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "X-Robots-Tag": "noindex, nofollow",
};

/** A small page for people who have no account here: no script, no cookie, nothing loaded from anywhere. */
export function publicPage({ title, body, status = 200, headers = {} }: PublicPage): Response {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>${title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `;
  return new Response(page.html, {
    status,
    headers: {
      ...LINK_HEADERS,
      ...headers,
      "Content-Security-Policy": POLICY,
      "Content-Type": "text/html; charset=utf-8",
    },
  });
}
