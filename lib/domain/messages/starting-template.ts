import type { MessageContent } from "./message-content";

export const TEMPLATE_STARTS = ["html", "text"] as const;
export type TemplateStart = (typeof TEMPLATE_STARTS)[number];

/** One column that reads well in every mail program, with its styles on the elements: many programs drop the rest. */
const HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Your subject</title>
    <style>
      @media (max-width: 620px) {
        .card { padding: 24px 20px !important; }
      }
    </style>
  </head>
  <body style="margin: 0; padding: 0; background-color: #f4f4f2;">
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background-color: #f4f4f2;">
      <tr>
        <td align="center" style="padding: 24px 12px;">
          <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width: 600px;">
            <tr>
              <td class="card" style="padding: 36px 40px; background-color: #ffffff; border-radius: 10px; font-family: Arial, Helvetica, sans-serif; font-size: 16px; line-height: 1.5; color: #1f2328;">
                <h1 style="margin: 0 0 16px; font-size: 22px; line-height: 1.3;">Hello {default(lead._fname "there")}!</h1>
                <p style="margin: 0 0 16px;">Write here what you want to say.</p>
                <p style="margin: 24px 0;">
                  <a href="https://example.com" style="display: inline-block; padding: 12px 22px; border-radius: 6px; background-color: #1f2328; color: #ffffff; text-decoration: none;">Open the page</a>
                </p>
                <p style="margin: 0;">Best wishes</p>
              </td>
            </tr>
          </table>
        </td>
      </tr>
    </table>
  </body>
</html>
`;

const TEXT = `Hello {default(lead._fname "there")}!

Write here what you want to say.

Open the page: https://example.com

Best wishes
`;

/** What a new template says: a simple responsive letter, or plain text only. */
export const STARTING_TEMPLATES: Record<TemplateStart, MessageContent> = {
  html: { subject: "Your subject", html: HTML, text: TEXT },
  text: { subject: "Your subject", html: "", text: TEXT },
};
