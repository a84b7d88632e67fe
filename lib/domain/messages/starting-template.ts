import { htmlToText } from "./html-to-text";
import type { MessageContent } from "./message-content";

export const TEMPLATE_STARTS = ["html", "text"] as const;
export type TemplateStart = (typeof TEMPLATE_STARTS)[number];

/** Words of the starting templates that nobody wants to send. */
export const SAMPLE_SUBJECT = "Your subject";
export const SAMPLE_SENTENCE = "Write here what you want to say.";

/** One column that reads well in every mail program, with its styles on the elements: many programs drop the rest. */
const HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${SAMPLE_SUBJECT}</title>
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
                <p style="margin: 0 0 16px;">${SAMPLE_SENTENCE}</p>
                <p style="margin: 24px 0;">
                  <a href="https://example.com" style="display: inline-block; padding: 12px 22px; border-radius: 6px; background-color: #1f2328; color: #ffffff; text-decoration: none;">Open the page</a>
                </p>
                <p style="margin: 0;">Best wishes</p>
              </td>
            </tr>
            <tr>
              <td align="center" style="padding: 16px 20px; font-family: Arial, Helvetica, sans-serif; font-size: 12px; line-height: 1.5; color: #5b6168;">
                You get this letter because you subscribed to it. <a href="{unsubscribe_link}" style="color: #5b6168;">Unsubscribe</a>
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

${SAMPLE_SENTENCE}

Open the page: https://example.com

Best wishes

Unsubscribe: {unsubscribe_link}
`;

/** What a new template says: a simple responsive letter, whose text part follows its HTML, or plain text only. */
export const STARTING_TEMPLATES: Record<TemplateStart, MessageContent> = {
  html: { subject: SAMPLE_SUBJECT, html: HTML, text: htmlToText(HTML) },
  text: { subject: SAMPLE_SUBJECT, html: "", text: TEXT },
};
