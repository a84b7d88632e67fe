import { compileTemplate, type CompiledTemplate } from "@/lib/domain/template/compile-template";
import { renderTemplate } from "@/lib/domain/template/render-template";
import type { Place, TemplateScope } from "@/lib/domain/template/template-types";

export const SUBJECT_LENGTH_MAX = 500;
export const HTML_LENGTH_MAX = 500_000;
export const TEXT_LENGTH_MAX = 100_000;

/** The parts of an e-mail template, in the order in which they are edited. */
export const MESSAGE_PARTS = ["subject", "html", "text"] as const;
export type MessagePart = (typeof MESSAGE_PARTS)[number];
/** What a template says, or what a letter made of it says. An empty `html` or `text` = the letter has no such part. */
export type MessageContent = Record<MessagePart, string>;

export const PART_PLACES: Record<MessagePart, Place> = { subject: "header", html: "html", text: "text" };
export const PART_TITLES: Record<MessagePart, string> = { subject: "Subject", html: "HTML", text: "Text" };

export type CompiledMessage = Record<MessagePart, CompiledTemplate>;

/** Reads the parts of a template once; fill them as often as needed with renderMessage. */
export function compileMessage(content: MessageContent): CompiledMessage {
  return {
    subject: compileTemplate(content.subject, PART_PLACES.subject),
    html: compileTemplate(content.html, PART_PLACES.html),
    text: compileTemplate(content.text, PART_PLACES.text),
  };
}

/**
 * Fills a letter. `missing` names each variable that was empty, once.
 * @throws AppError `bad_request` when a part takes too many steps or grows too long
 */
export function renderMessage(
  compiled: CompiledMessage,
  scope: TemplateScope,
): { content: MessageContent; missing: string[] } {
  const subject = renderTemplate(compiled.subject, scope);
  const html = renderTemplate(compiled.html, scope);
  const text = renderTemplate(compiled.text, scope);
  return {
    content: { subject: subject.text, html: html.text, text: text.text },
    missing: [...new Set([...subject.missing, ...html.missing, ...text.missing])],
  };
}
