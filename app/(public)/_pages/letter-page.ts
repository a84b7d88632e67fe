import type { MessageContent } from "@/lib/domain/messages/message-content";
import { html } from "@/lib/http/pages/html";
import { LINK_HEADERS } from "@/lib/http/pages/public-page";

/**
 * A letter is somebody else's HTML on our address: an origin of its own, so that it reaches nothing of ours, and no script, form or
 * frame. Its links may leave.
 */
const POLICY = [
  "sandbox allow-popups allow-popups-to-escape-sandbox",
  "default-src 'none'",
  "img-src https: http: data:",
  "style-src 'unsafe-inline' https:",
  "font-src https: data:",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** A letter as a page of its own, as its reader would see it in the mail program. */
export function letterPage({ subject, html: letter, text }: MessageContent): Response {
  const body =
    letter === "" ? html`<pre style="white-space:pre-wrap;font:16px/1.5 system-ui">${text}</pre>` : { html: letter };
  const page = html`<!doctype html>
    <html>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>${subject}</title></head
      >${body}
    </html>`;
  return new Response(page.html, {
    headers: { ...LINK_HEADERS, "Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8" },
  });
}
