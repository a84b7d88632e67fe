import { renderTemplate } from "@/lib/domain/template/render-template";
import type { TemplateScope } from "@/lib/domain/template/template-types";
import type { Letter } from "@/lib/engine/messages/letter-cache.server";
import { AppError } from "@/lib/shared/app-error";

export type RenderedLetter = {
  subject: string;
  html: string;
  text: string;
  /** Variables that were empty. */
  missing: string[];
  /** Why it cannot be rendered; the parts are empty then. */
  fault: string | null;
};

/** Fills a letter's parts. */
export function renderLetter(letter: Letter, scope: TemplateScope): RenderedLetter {
  try {
    const subject = renderTemplate(letter.subject, scope);
    const html = renderTemplate(letter.html, scope);
    const text = renderTemplate(letter.text, scope);
    const missing = [...new Set([...subject.missing, ...html.missing, ...text.missing])];
    return { subject: subject.text, html: html.text, text: text.text, missing, fault: null };
  } catch (error) {
    // A letter that grows too long for its variables will do so again.
    if (error instanceof AppError) return { subject: "", html: "", text: "", missing: [], fault: error.message };
    throw error;
  }
}
