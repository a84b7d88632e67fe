import type { z } from "zod";
import type { Condition } from "@/lib/domain/conditions/condition";
import type { Needs } from "@/lib/domain/conditions/needs";
import type { DatePlan } from "@/lib/domain/dates/date-plan";
import type { Fact, FactKind } from "@/lib/domain/facts/fact";
import type { FieldView } from "@/lib/domain/fields/field-types";
import type { LetterOrder } from "@/lib/domain/messages/letter-order";
import type { OutgoingRequest, OutgoingResult } from "@/lib/domain/http/outgoing";
import type { SegmentKind } from "@/lib/domain/segments/segment-kind";
import type { SchedulePlan } from "@/lib/domain/schedules/schedule-plan";
import type { Place } from "@/lib/domain/template/place";
import type { SubscriptionStatus } from "@/lib/domain/subscriptions/subscription-status";
import type { Json, JsonObject } from "@/lib/shared/json";

// The contract between an element's folder and the rest: the canvas reads definitions, the engine reads runtimes.

export const NODE_CATEGORIES = ["trigger", "operator", "channel", "action"] as const;
export type NodeCategory = (typeof NODE_CATEGORIES)[number];

export type NodeOutput<Out extends string = string> = {
  id: Out;
  label: string;
  /**
   * Whoever leaves here met with an error, unless the reason is one of these. Where the output leads nowhere, the editor warns, and
   * the end of the pass counts among the errors.
   */
  error?: { except: readonly string[] };
};

/** What a definition may look at to check its settings; the same in browser and server. */
export type ValidateContext = {
  fields: readonly FieldView[];
  mailings: readonly { id: number; name: string; databaseId: number; isActive: boolean; channel: string }[];
  /** Scenarios of the same database. */
  scenarios: readonly { id: number; name: string; isActive: boolean }[];
  /** That profiles of the database may subscribe to. */
  resources: readonly { id: number; name: string; channels: readonly string[] }[];
  /** Of the same database. */
  segments: readonly { id: number; name: string; kind: SegmentKind }[];
  /** Without their words; absent = not known, so not checked. */
  templates?: readonly {
    id: number;
    name: string;
    channel: string;
    /** Whose fields it uses; null = any. */
    databaseId: number | null;
    hasSubject: boolean;
    hasBody: boolean;
  }[];
  /** Of the account; absent = not known, so not checked. */
  senders?: readonly { id: number; name: string }[];
  /** Of the account, without values; absent = not known, so not checked. */
  secrets?: readonly { name: string; hosts: readonly string[] }[];
  /** Of the account; absent = not known, so not checked. */
  connections?: readonly { id: number; name: string; hosts: readonly string[] }[];
  scenarioId: number;
  databaseId: number;
};

export type SettingsIssue = {
  /** Path in the settings, e.g. `url` or `headers.0.name`. */
  field: string;
  level: "error" | "warning";
  message: string;
};

export type NodeDefinition<Type extends string, Settings, Out extends string> = {
  type: Type;
  category: NodeCategory;
  title: string;
  /** Name of a lucide icon. */
  icon: string;
  /** One line for the palette. */
  summary: string;
  /** Markdown for the drawer. */
  help: string;
  settings: z.ZodType<Settings>;
  /** Settings of a fresh element; need not be valid yet. */
  defaults: JsonObject;
  /** Version of the settings' shape; older ones go through `upgrade`. */
  version: number;
  upgrade?: (settings: JsonObject, from: number) => JsonObject;
  outputs: (settings: Settings) => readonly NodeOutput<Out>[];
  /** Outputs to draw while the settings do not parse. */
  fallbackOutputs: readonly NodeOutput<Out>[];
  validate?: (settings: Settings, context: ValidateContext) => SettingsIssue[];
  /** What the step or effect looks at; nothing when absent. */
  needs?: (settings: Settings) => Needs;
  /** Kinds of facts that a trigger, or a wait, listens for; nothing when absent. */
  listens?: (settings: Settings) => readonly FactKind[];
  /** Profiles enter here; no link leads in. */
  isStart?: boolean;
  /** Stands on the canvas only: no profile ever comes to it. */
  isNote?: boolean;
  /** Present in every scenario, cannot be added or removed. */
  isBuiltIn?: boolean;
};

/** Keeps a definition's literal types; an element's `definition.ts` exports its result. */
export function defineNode<const Type extends string, Settings, const Out extends string>(
  definition: NodeDefinition<Type, Settings, Out>,
): NodeDefinition<Type, Settings, Out> {
  return definition;
}

export type SubscriptionView = {
  resourceId: number;
  channel: string;
  address: string;
  status: string;
  priority: number;
};

/** `reason`: why nothing could be changed. */
export type SubscriptionChangeResult = { changed: number; reason: "no_address" | "not_subscribed" | null };

/** The profile as a step sees it: the fields that the scenario references. */
export type ProfileView = { id: bigint; fields: JsonObject };

/** One field update; the API's functional values are the same shape. */
export type FieldUpdate = {
  field: string;
  action: "set" | "unset" | "incr" | "add" | "delete" | "upsert";
  value?: Json;
};

export type TaskView = {
  scenarioId: number;
  passId: bigint;
  nodeId: number;
  nodeEnteredAt: Date;
  enteredAt: Date;
  /** True when this element's own wait is over: the step asked to wait and its time has come. */
  woke: boolean;
  hops: number;
  apicontent: JsonObject;
  /** Answers of earlier HTTP elements. */
  response: JsonObject;
};

/** What happened in a pass that an element may be waiting for; only what its `needs` name. */
export type Happened = {
  /** Of the last letter that the pass sent. */
  letter: { delivered: boolean; opened: boolean; clicked: boolean };
  /** Events over the API since that letter, else since the pass began. */
  events: readonly { name: string; content: JsonObject }[];
};

/** All that a step can do and know; what is not here, an element cannot do. */
export type StepContext = {
  now: Date;
  /** In [0, 1). */
  random: () => number;
  /** The account's IANA zone. */
  zone: string;
  profile: ProfileView;
  subscriptions: readonly SubscriptionView[];
  happened: Happened;
  /** When the profile opened its letters, in ms since 1970, as far back as the scenario's `needs` look. */
  opens: readonly number[];
  evaluate: (condition: Condition) => boolean;
  /** Renders a text with variables; compiled once per scenario version. */
  render: (source: string) => string;
  /** Renders a text with variables; a text that is one variable alone keeps the variable's own type (missing = null). */
  renderValue: (source: string) => Json;
  /** Applies updates to a copy of the profile in memory; the batch writes it. Says which field failed and why. */
  updateProfile: (updates: readonly FieldUpdate[]) => { ok: true } | { ok: false; field: string; message: string };
  /** Gives all subscriptions to a resource this status, or makes one with the profile's own address; the batch writes it. */
  changeSubscriptions: (change: {
    resourceId: number;
    channel: string;
    status: SubscriptionStatus;
  }) => SubscriptionChangeResult;
  /** Puts the profile into a static segment or takes it out; false = it was so already. The batch writes it. */
  changeMembership: (change: { segmentId: number; in: boolean }) => boolean;
};

/** What a step answers: values only, it does no I/O. */
export type Outcome<Out extends string> =
  | { kind: "exit"; output: Out; detail?: JsonObject }
  /** `awaits`: a fact may wake it before; then the step runs again and looks whether it has waited long enough. */
  | { kind: "wait"; until: Date; awaits?: boolean }
  /** The engine keeps the snapshot of the variables; the element's effect handler makes the call. */
  | { kind: "effect"; effect: "http" }
  | { kind: "effect"; effect: "email"; letter: LetterOrder }
  /** By `passed` while fewer than `limit` did since `periodStart`, else by `over`: counted over all profiles. */
  | { kind: "quota"; limit: number; periodStart: Date; passed: Out; over: Out }
  | { kind: "enter"; scenarioId: number; passApicontent: boolean }
  | { kind: "end"; reason: string }
  | { kind: "fail"; code: string; message: string };

export type StepFunction<Settings, Out extends string> = (
  context: StepContext,
  settings: Settings,
  task: TaskView,
) => Outcome<Out>;

/** Whether a fact starts the scenario. The context is the profile as it is now; its apicontent is what the fact brings along. */
export type TriggerMatch<Settings> = (context: StepContext, settings: Settings, fact: Fact) => boolean;

/**
 * How the engine runs an element. `onWriteConflict`: the output for a profile patch that the database refused (not unique);
 * an element that has none may not change the profile.
 */
export type NodeRuntime<Settings, Out extends string> =
  | {
      kind: "step";
      step: StepFunction<Settings, Out>;
      onWriteConflict?: Out;
      /** Where it does, the batch locks its profiles. */
      changesSubscriptions?: true;
      /** The same; its `needs` name the segments. */
      changesSegments?: true;
      effect?: EffectHandler<Settings, Out>;
      /** Of a step that waits with `awaits`: whether this fact may end the wait. */
      awaits?: (settings: Settings, fact: Fact) => boolean;
    }
  /** Profiles enter here when something happens to them, or by the clock, and leave by `output`. */
  | {
      kind: "trigger";
      output: Out;
      match: TriggerMatch<Settings>;
      /** When a date of a profile fires it; such a trigger listens for changed profiles. */
      dates?: (settings: Settings) => DatePlan;
      /** When it fires for many profiles at once. */
      schedule?: (settings: Settings) => SchedulePlan;
    }
  /** Nothing runs: a note. */
  | { kind: "inert" };

/** What an HTTP effect's run knows. No transaction is open meanwhile. */
export type HttpEffectContext = {
  now: () => Date;
  /** 1 for the first attempt. */
  attempt: number;
  /** Renders with the snapshot of the variables and, only here, with secrets; `missing` collects empty variables. */
  render: (source: string, place: Place) => string;
  /** `connectionId`: the connection whose proof of access the call carries; null = none. */
  request: (request: OutgoingRequest, connectionId: number | null) => Promise<OutgoingResult>;
};

export type HttpEffectOutcome<Out extends string> =
  /**
   * `response` joins the answers that later elements see, `apicontent` the pass's own. `patch` sets fields of the profile when
   * the answer is written; where a value does not fit, or is not unique, nothing is changed and the task leaves by `refused`.
   */
  | {
      kind: "exit";
      output: Out;
      detail?: JsonObject;
      response?: JsonObject;
      apicontent?: JsonObject;
      patch?: { fields: JsonObject; refused: Out };
    }
  /** Try again, not before `afterMs` (null = the engine's back-off); when attempts are used up, leave by `exhausted`. */
  | { kind: "retry"; afterMs: number | null; reason: string; exhausted: Out };

/** How a message ended for its task. */
export type MessageResult = { status: "sent" } | { status: "not_sent"; reason: string };

export type EffectHandler<Settings, Out extends string> =
  | {
      kind: "http";
      /** How many attempts at most, with these settings. */
      attemptsMax: (settings: Settings) => number;
      /** Whether answers may change the profile. */
      writesProfile: (settings: Settings) => boolean;
      run: (context: HttpEffectContext, settings: Settings) => Promise<HttpEffectOutcome<Out>>;
    }
  /** The engine hands the message over by itself, as it does for mailings started over the API. */
  | { kind: "email"; outputFor: (result: MessageResult) => Out };

/** Ties a runtime to its definition: a wrong output name does not compile. */
export function defineRuntime<Type extends string, Settings, Out extends string>(
  _definition: NodeDefinition<Type, Settings, Out>,
  runtime: NodeRuntime<NoInfer<Settings>, NoInfer<Out>>,
): NodeRuntime<Settings, Out> {
  return runtime;
}
