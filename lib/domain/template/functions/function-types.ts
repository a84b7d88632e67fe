import type { Expression } from "@/lib/domain/template/template-types";
import type { Value } from "@/lib/domain/template/values";

/** What a function may know beside its arguments. */
export type FunctionContext = {
  now: Date | undefined;
  zone: string;
  /** Counts work against the limit of the rendering; one step is about 256 characters. */
  spend: (steps: number) => void;
};

export type TemplateFunction = (args: readonly Value[], context: FunctionContext) => Value;

export type FunctionSpec = {
  name: string;
  min: number;
  max: number;
  /** How it is written, with example arguments. */
  signature: string;
  /** One sentence for the editor and the reference. */
  help: string;
  /** What counts as a missing variable: an empty argument, an empty result, an empty last argument that was needed, nothing. */
  missing: "report arguments" | "report result" | "report fallback" | "silent";
  /** What is wrong with the arguments, as far as the source tells. */
  check?: (args: readonly Expression[]) => string | null;
  /** Called once per tag; `literals` holds the arguments that are written out, so that work is done once. */
  prepare: (literals: readonly Value[]) => TemplateFunction;
};

/** The text written out as this argument, if it is one. */
export function literalText(args: readonly Expression[], index: number): string | null {
  const arg = args[index];
  return arg?.kind === "literal" && typeof arg.value === "string" ? arg.value : null;
}
