import { NO_NEEDS, type Needs } from "@/lib/domain/conditions/needs";
import type { DatePlan } from "@/lib/domain/dates/date-plan";
import type { SchedulePlan } from "@/lib/domain/schedules/schedule-plan";
import type { Fact, FactKind } from "@/lib/domain/facts/fact";
import type {
  EffectHandler,
  HttpEffectContext,
  HttpEffectOutcome,
  MessageResult,
  NodeDefinition,
  NodeOutput,
  NodeRuntime,
  Outcome,
  StepContext,
  TaskView,
} from "@/lib/nodes/define";
import type { StoredSettings } from "@/lib/nodes/node-rules";
import { upgradeSettings } from "@/lib/nodes/node-rules";

export type BoundEffect =
  | {
      kind: "http";
      attemptsMax: number;
      run: (context: HttpEffectContext) => Promise<HttpEffectOutcome<string>>;
    }
  | { kind: "email"; outputFor: (result: MessageResult) => string };

/** An element of one scenario with its settings parsed: what the engine runs, whatever the type. */
export type BoundNode = {
  step: (context: StepContext, task: TaskView) => Outcome<string>;
  /** Output for a refused profile patch; null = the element never changes the profile. */
  onWriteConflict: string | null;
  /** Whether it changes the profile, its subscriptions or its segments. */
  writes: boolean;
  effect: BoundEffect | null;
  /** Outputs of those who met with an error, with the reasons that are none. */
  errors: ReadonlyMap<string, readonly string[]>;
  needs: Needs;
  /** Kinds of facts it listens for. */
  listens: readonly FactKind[];
  /** Of a trigger: whether the fact starts the scenario here. */
  match: ((context: StepContext, fact: Fact) => boolean) | null;
  /** Of a trigger that the clock fires: when, from a date of the profile. */
  dates: DatePlan | null;
  /** Of a trigger that fires by a schedule: when, and whom it sends. */
  schedule: SchedulePlan | null;
  /** Of an element that waits for facts: whether this one may end the wait. */
  awaits: ((fact: Fact) => boolean) | null;
};

/** An element's type, ready to be bound to the settings of any element of that type. */
export type NodeImplementation = {
  /** The element's own title, for messages. */
  title: string;
  bind: (stored: StoredSettings) => BoundNode;
};

/** Joins definition and runtime. Settings that do not parse make an element whose every task fails and says why. */
export function implementNode<Type extends string, Settings, Out extends string>(
  definition: NodeDefinition<Type, Settings, Out>,
  runtime: NodeRuntime<Settings, Out>,
): NodeImplementation {
  return {
    title: definition.title,
    bind: (stored) => {
      const parsed = definition.settings.safeParse(upgradeSettings(definition, stored));
      if (!parsed.success) return makeBroken(parsed.error.issues[0]?.message ?? "The settings are not valid.");
      if (runtime.kind === "inert") return makeBroken("Nothing can pass a note.");
      const settings = parsed.data;
      return {
        ...PASSIVE,
        errors: listErrors(definition.outputs(settings)),
        needs: definition.needs?.(settings) ?? NO_NEEDS,
        listens: definition.listens?.(settings) ?? [],
        ...(runtime.kind === "trigger" ? bindTrigger(runtime, settings) : bindStep(runtime, settings)),
      };
    },
  };
}

function listErrors(outputs: readonly NodeOutput[]): BoundNode["errors"] {
  return new Map(outputs.flatMap(({ id, error }) => (error ? [[id, error.except] as const] : [])));
}

type Runtime<Settings, Out extends string, Kind> = Extract<NodeRuntime<Settings, Out>, { kind: Kind }>;

function bindTrigger<Settings, Out extends string>(
  { match, output, dates, schedule }: Runtime<Settings, Out, "trigger">,
  settings: Settings,
): Pick<BoundNode, "step" | "match" | "dates" | "schedule"> {
  return {
    step: () => ({ kind: "exit", output }),
    match: (context, fact) => match(context, settings, fact),
    dates: dates?.(settings) ?? null,
    schedule: schedule?.(settings) ?? null,
  };
}

function bindStep<Settings, Out extends string>(
  runtime: Runtime<Settings, Out, "step">,
  settings: Settings,
): Pick<BoundNode, "step" | "onWriteConflict" | "writes" | "effect" | "awaits"> {
  const { awaits, effect, onWriteConflict = null } = runtime;
  return {
    step: (context, task) => runtime.step(context, settings, task),
    onWriteConflict,
    writes:
      onWriteConflict !== null ||
      runtime.changesSubscriptions === true ||
      runtime.changesSegments === true ||
      (effect?.kind === "http" && effect.writesProfile(settings)),
    effect: effect ? bindEffect(effect, settings) : null,
    awaits: awaits ? (fact) => awaits(settings, fact) : null,
  };
}

/** What an element does not do. */
const PASSIVE = {
  onWriteConflict: null,
  writes: false,
  effect: null,
  errors: new Map<string, readonly string[]>(),
  needs: NO_NEEDS,
  listens: [],
  match: null,
  dates: null,
  schedule: null,
  awaits: null,
} as const satisfies Omit<BoundNode, "step">;

function bindEffect<Settings, Out extends string>(
  effect: EffectHandler<Settings, Out>,
  settings: Settings,
): BoundEffect {
  if (effect.kind === "email") return effect;
  return {
    kind: "http",
    attemptsMax: effect.attemptsMax(settings),
    run: (context) => effect.run(context, settings),
  };
}

function makeBroken(message: string): BoundNode {
  return makeFailing("settings", message);
}

/** An element whose every task fails and says why. */
export function makeFailing(code: string, message: string): BoundNode {
  return { ...PASSIVE, step: () => ({ kind: "fail", code, message }) };
}
