import type { CompiledTemplate } from "@/lib/domain/template/compile-template";
import type { RenderLimits } from "@/lib/domain/template/limits";
import { Run } from "@/lib/domain/template/run";
import type { TemplateScope } from "@/lib/domain/template/template-types";

export type RenderedTemplate = {
  text: string;
  /** Variables that were empty, as written in the template, each once: `apicontent.ph_number`. */
  missing: string[];
};

/**
 * Fills a compiled template. The same template and scope give the same text.
 * Throws `bad_request` when it takes too many steps or grows too long (`limits`, else the constants of limits.ts).
 */
export function renderTemplate(
  compiled: CompiledTemplate,
  scope: TemplateScope,
  limits: RenderLimits = {},
): RenderedTemplate {
  const run = new Run(scope, limits);
  compiled.render(run);
  return { text: run.out, missing: run.missing ? [...run.missing] : [] };
}
