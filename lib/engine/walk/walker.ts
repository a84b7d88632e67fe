import type { ConditionFacts } from "@/lib/domain/conditions/condition-facts";
import { evaluateCondition } from "@/lib/domain/conditions/evaluate-condition";
import type { Condition } from "@/lib/domain/conditions/condition";
import type { FieldType } from "@/lib/domain/fields/field-types";
import { renderTemplate } from "@/lib/domain/template/render-template";
import type { TemplateScope } from "@/lib/domain/template/template-types";
import type { RunningScenario } from "@/lib/engine/scenarios/running-scenario";
import type { EventKind, TaskChange, TaskEvent, TaskRow, TaskStatus } from "@/lib/engine/task-row";
import { NO_PAST, type ProfilePast } from "@/lib/engine/walk/profile-past";
import type { ProfileState, UpdateResult } from "@/lib/engine/walk/profile-state";
import type { SubscriptionState } from "@/lib/engine/walk/subscription-state";
import type {
  FieldUpdate,
  Happened,
  ProfileView,
  StepContext,
  SubscriptionChangeResult,
  SubscriptionView,
  TaskView,
} from "@/lib/nodes/define";
import type { Json, JsonObject } from "@/lib/shared/json";
import { isJsonObject, jsonSchema } from "@/lib/shared/json";

/** The moment of a batch and its chance. */
export type WalkMoment = { now: Date; random: () => number };

export type WalkerInput = {
  row: TaskRow;
  scenario: RunningScenario;
  moment: WalkMoment;
  profile: ProfileState;
  subscriptions: SubscriptionState;
  past?: ProfilePast | undefined;
  happened?: Happened | undefined;
};

const NOTHING: Happened = { letter: { delivered: false, opened: false, clicked: false }, events: [] };

/**
 * One task in memory while its batch walks it: what a step sees (StepContext, TaskView), and what is to be written.
 * Nothing of it is parsed before somebody looks.
 */
export class Walker implements StepContext, TaskView {
  readonly row: TaskRow;
  readonly scenario: RunningScenario;
  readonly subscriptionState: SubscriptionState;
  readonly profileState: ProfileState;
  readonly past: ProfilePast;
  readonly happened: Happened;
  readonly #moment: WalkMoment;
  nodeId: number;
  status: TaskStatus;
  ver: number;
  lane: number;
  wakeAt: number | null = null;
  /** Whether a fact may wake it before. */
  awaits = false;
  nodeEnteredMs: number;
  steps: number;
  /** Steps since the batch took the task. */
  stepsNow = 0;
  woke: boolean;
  /** Failed tries of the element where the task stands. */
  tries = 0;
  error: string | null = null;
  events: TaskEvent[] = [];
  #seq: number;
  #apicontent: JsonObject | undefined;
  #response: JsonObject | undefined;
  #hasNewResponse = false;
  #hasNewContent = false;

  constructor({ row, scenario, moment, profile, subscriptions, past = NO_PAST, happened = NOTHING }: WalkerInput) {
    this.row = row;
    this.scenario = scenario;
    this.#moment = moment;
    this.profileState = profile;
    this.past = past;
    this.happened = happened;
    this.subscriptionState = subscriptions;
    this.nodeId = row.nodeId;
    this.status = row.status;
    this.ver = row.ver;
    this.lane = row.lane;
    this.nodeEnteredMs = row.nodeEnteredAt;
    this.steps = row.steps;
    this.woke = row.status === "waiting";
    this.#seq = row.seq;
  }

  get subscriptions(): readonly SubscriptionView[] {
    return this.subscriptionState.views;
  }
  get opens(): readonly number[] {
    return this.past.opens;
  }
  get profileId(): bigint {
    return this.row.profileId;
  }
  get databaseId(): number {
    return this.scenario.databaseId;
  }
  get scenarioId(): number {
    return this.row.scenarioId;
  }
  get passId(): bigint {
    return this.row.passId;
  }
  get hops(): number {
    return this.row.hops;
  }
  get seq(): number {
    return this.#seq;
  }
  get now(): Date {
    return this.#moment.now;
  }
  get random(): () => number {
    return this.#moment.random;
  }
  get zone(): string {
    return this.scenario.zone;
  }
  get profile(): ProfileView {
    return this.profileState;
  }
  get nodeEnteredAt(): Date {
    return new Date(this.nodeEnteredMs);
  }
  get enteredAt(): Date {
    return new Date(this.row.enteredAt);
  }
  get apicontent(): JsonObject {
    return (this.#apicontent ??= parseObject(this.row.apicontent));
  }
  get response(): JsonObject {
    return (this.#response ??= parseObject(this.row.vars));
  }

  evaluate(condition: Condition): boolean {
    return evaluateCondition(condition, this.#facts());
  }

  render(source: string): string {
    return renderTemplate(this.scenario.templates.get(source, "text"), this.#scope()).text;
  }

  renderValue(source: string): Json {
    const compiled = this.scenario.templates.get(source, "json");
    const tag = compiled.tags[0];
    const isOneTag = compiled.tags.length === 1 && tag?.start === 0 && tag.end === source.length;
    if (!isOneTag) return this.render(source);
    return jsonSchema.parse(JSON.parse(renderTemplate(compiled, this.#scope()).text));
  }

  updateProfile(updates: readonly FieldUpdate[]): UpdateResult {
    return this.profileState.update(updates, this.scenario.fields, this.scenario.scenarioId);
  }

  changeSubscriptions(change: Parameters<StepContext["changeSubscriptions"]>[0]): SubscriptionChangeResult {
    const email = this.profileState.fields["email"];
    const ownAddress = change.channel === "email" && typeof email === "string" ? email : null;
    return this.subscriptionState.change({ ...change, ownAddress, scenarioId: this.scenarioId });
  }

  changeMembership({ segmentId, in: isIn }: { segmentId: number; in: boolean }): boolean {
    return this.past.segments.change(segmentId, isIn);
  }

  /** Adds answers of an HTTP element to those that later elements see. */
  addResponse(response: JsonObject): void {
    this.#response = { ...this.response, ...response };
    this.#hasNewResponse = true;
  }

  /** Adds values to what the caller sent, for later elements. */
  addApicontent(content: JsonObject): void {
    this.#apicontent = { ...this.apicontent, ...content };
    this.#hasNewContent = true;
  }

  /** Appends a line of the pass's history. */
  record(
    kind: EventKind,
    more: Partial<Pick<TaskEvent, "output" | "to" | "insideMs" | "leaves" | "isError">> & { detail?: JsonObject } = {},
  ): void {
    this.events.push({
      profileId: this.row.profileId,
      passId: this.row.passId,
      seq: this.#seq,
      scenarioId: this.row.scenarioId,
      nodeId: this.nodeId,
      kind,
      output: more.output ?? null,
      detail: more.detail ? JSON.stringify(more.detail) : null,
      to: more.to ?? null,
      insideMs: more.insideMs ?? 0,
      leaves: more.leaves ?? true,
      isError: more.isError ?? false,
    });
    this.#seq += 1;
  }

  /** The task as it is to be written. */
  toChange(): TaskChange {
    const { profileId, scenarioId, instance } = this.row;
    return {
      profileId,
      scenarioId,
      instance,
      nodeId: this.nodeId,
      status: this.status,
      ver: this.ver,
      seq: this.#seq,
      lane: this.lane,
      wakeAt: this.wakeAt,
      awaits: this.awaits,
      nodeEnteredAt: this.nodeEnteredMs,
      steps: this.steps,
      tries: this.tries,
      vars: this.#hasNewResponse ? JSON.stringify(this.response) : null,
      apicontent: this.#hasNewContent ? JSON.stringify(this.apicontent) : null,
      error: this.error,
    };
  }

  #facts(): ConditionFacts {
    const { now, apicontent, response, subscriptions, scenario, past } = this;
    const fieldType = (name: string): FieldType | undefined => scenario.fields.get(name)?.type;
    const { segments, passes, messages } = past;
    const known = { segments: scenario.segments, memberOf: segments.memberOf, passes, messages };
    return { now, fields: this.profileState.fields, fieldType, subscriptions, ...known, apicontent, response };
  }

  #scope(): TemplateScope {
    const { apicontent, response, now, zone } = this;
    return { lead: this.profileState.fields, apicontent, response, now, zone };
  }
}

function parseObject(text: string): JsonObject {
  if (text === "{}") return {};
  const value: unknown = JSON.parse(text);
  return isJsonObject(value) ? value : {};
}
