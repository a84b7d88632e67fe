import { htmlToText } from "./html-to-text";
import type { MessageContent } from "./message-content";

/** Whether the text part is what the HTML says, and nothing that somebody wrote. */
export function isFollowingHtml({ html, text }: Pick<MessageContent, "html" | "text">): boolean {
  return text === htmlToText(html);
}

/** What was changed, with the text part made anew where only the HTML was changed and the text was made of it before. */
export function followHtml<Content extends Pick<MessageContent, "html" | "text">>(
  before: Content,
  after: Content,
): Content {
  if (after.html === before.html || after.text !== before.text || !isFollowingHtml(before)) return after;
  return { ...after, text: htmlToText(after.html) };
}
