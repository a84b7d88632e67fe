import { RENDER_OUTPUT_CHARS_MAX, RENDER_STEPS_MAX } from "@/lib/domain/template/limits";
import type { RenderLimits } from "@/lib/domain/template/limits";
import type { FunctionContext } from "@/lib/domain/template/functions/function-types";
import type { TemplateScope } from "@/lib/domain/template/template-types";
import { AppError } from "@/lib/shared/app-error";
import type { Json } from "@/lib/shared/json";

/** One rendering: what it reads, what it wrote so far, and what it may still do. */
export class Run {
  out = "";
  missing: Set<string> | null = null;
  /** Values of the loop variables, the outermost first. */
  readonly locals: Json[] = [];
  readonly zone: string;
  private stepsLeft: number;
  private readonly stepsMax: number;
  private readonly charsMax: number;
  private context: FunctionContext | null = null;

  constructor(
    readonly scope: TemplateScope,
    limits: RenderLimits,
  ) {
    this.zone = scope.zone ?? "UTC";
    this.stepsMax = limits.steps ?? RENDER_STEPS_MAX;
    this.stepsLeft = this.stepsMax;
    this.charsMax = limits.outputChars ?? RENDER_OUTPUT_CHARS_MAX;
  }

  reportMissing(written: string): void {
    this.missing ??= new Set();
    this.missing.add(written);
  }

  /** Counts work done; `bad_request` when it was too much. */
  spend(steps: number): void {
    this.stepsLeft -= steps;
    if (this.stepsLeft < 0) {
      throw new AppError(
        "bad_request",
        `The template takes more than ${this.stepsMax} steps; a list in it is too long.`,
      );
    }
  }

  write(text: string): void {
    this.out += text;
    if (this.out.length > this.charsMax) {
      throw new AppError("bad_request", `The finished text is longer than ${this.charsMax} characters.`);
    }
  }

  /** What functions see; made on first use, because most templates call none. */
  functionContext(): FunctionContext {
    this.context ??= { now: this.scope.now, zone: this.zone, spend: (steps) => this.spend(steps) };
    return this.context;
  }
}
