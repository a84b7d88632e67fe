import type { CompiledTemplate } from "@/lib/domain/template/compile-template";
import { compileTemplate } from "@/lib/domain/template/compile-template";
import type { Place } from "@/lib/domain/template/template-types";

/** Templates compiled at their first use and kept as long as their owner: a scenario's version, a template's version. */
export class TemplateCache {
  readonly #byPlace = new Map<Place, Map<string, CompiledTemplate>>();

  get(source: string, place: Place): CompiledTemplate {
    let bySource = this.#byPlace.get(place);
    if (!bySource) this.#byPlace.set(place, (bySource = new Map<string, CompiledTemplate>()));
    let compiled = bySource.get(source);
    if (!compiled) bySource.set(source, (compiled = compileTemplate(source, place)));
    return compiled;
  }
}
