import { type ConditionNames, describeCondition } from "@/components/pickers/describe-condition";
import { formatMessageReason } from "@/lib/domain/messages/message-status";
import type { PassHistory } from "@/lib/contracts/profiles";
import type { Json, JsonObject } from "@/lib/shared/json";

type Line = PassHistory["lines"][number];
type Tone = "neutral" | "success" | "danger" | "info";

export type PassLineWords = {
  text: string;
  more: string | null;
  tone: Tone;
  /** Until when it waits. */
  until?: string;
};

/** One line of a pass's history in words: what happened, what belongs to it, how good that is. */
export function describePassLine({ event, attempt }: Line, names: ConditionNames = NO_NAMES): PassLineWords {
  if (attempt !== null) return describeAttempt(attempt);
  return event === null ? { text: "", more: null, tone: "neutral" } : describeStep(event, names);
}

type Step = NonNullable<Line["event"]>;
const NO_NAMES: ConditionNames = { fields: [], resources: [], segments: [], scenarios: [], mailings: [] };

function describeStep({ kind, output, detail, failed }: Step, names: ConditionNames): PassLineWords {
  if (kind === "waited") return { text: "Waits", more: null, tone: "neutral", ...readUntil(detail) };
  const said = kind === "failed" ? textOf(detail["message"]) : describeDetail(detail);
  const more = [said, describeFailed(failed, names)].filter((text) => text !== null).join(" ") || null;
  if (kind === "left" && output !== null) return { text: `Left by “${output}”`, more, tone: "neutral" };
  const known = STEPS[kind];
  return { text: known?.text ?? kind.replaceAll("_", " "), more, tone: known?.tone ?? "neutral" };
}

/** Which test it was. */
function describeFailed(failed: Step["failed"], names: ConditionNames): string | null {
  if (failed === null) return null;
  const text = describeCondition(failed.test, names);
  if (text === "") return null;
  return failed.held ? `Held, and nothing of it may: ${text}.` : `Did not hold: ${text}.`;
}

const STEPS: Record<string, { text: string; tone: Tone }> = {
  entered: { text: "Entered the scenario", tone: "info" },
  left: { text: "Left", tone: "neutral" },
  sent: { text: "Handed over", tone: "success" },
  failed: { text: "Failed", tone: "danger" },
  retried: { text: "Let go on by hand", tone: "info" },
  exited: { text: "Left the scenario", tone: "success" },
  letter_waits: { text: "The letter waits", tone: "neutral" },
  letter_delivered: { text: "The letter arrived", tone: "success" },
  letter_opened: { text: "The letter was opened", tone: "success" },
  letter_clicked: { text: "A link in the letter was clicked", tone: "success" },
  letter_unsubscribed: { text: "Unsubscribed by the letter", tone: "neutral" },
  letter_complained: { text: "Complained about the letter", tone: "danger" },
  letter_hard_bounced: { text: "The letter came back for good", tone: "danger" },
  letter_soft_bounced: { text: "The letter came back for a passing reason", tone: "danger" },
  removed: { text: "Taken out of the scenario", tone: "neutral" },
};

function describeAttempt({ attempt, outcome, status, target, durationMs, excerpt }: NonNullable<Line["attempt"]>) {
  const answer = status === null ? outcome.replaceAll("_", " ") : `status ${status}`;
  const isGood = status === null ? outcome === "sent" : status < 400;
  const text = `Try ${attempt}: ${target}, ${answer} after ${durationMs.toLocaleString("en")} ms`;
  return { text, more: excerpt === "" ? null : excerpt, tone: isGood ? ("success" as const) : ("danger" as const) };
}

function readUntil({ until }: JsonObject): { until?: string } {
  return typeof until === "string" ? { until } : {};
}

/** What belongs to a step, in words; what is not told here is of no use to a reader. */
function describeDetail(detail: JsonObject): string | null {
  const parts = [
    ...describeGoal(detail),
    ...describeAnswer(detail),
    ...describeChange(detail),
    ...describeReason(detail),
  ];
  return parts.length === 0 ? null : parts.join(" ");
}

function describeGoal({ goal, value }: JsonObject): string[] {
  const [name, worth] = [textOf(goal), textOf(value)];
  if (name === null) return [];
  return [`Goal “${name}”${worth === null ? "" : `, worth ${worth}`}.`];
}

/** Of a call, or of a field that did not fit. */
function describeAnswer({ status, field, message }: JsonObject): string[] {
  const [text, name] = [textOf(message), textOf(field)];
  const answered = typeof status === "number" && text?.includes(String(status)) !== true ? [`Answered ${status}.`] : [];
  if (text === null) return answered;
  return [...answered, name === null ? text : `Field “${name}” ${text}.`];
}

function describeChange({ changed, skipped }: JsonObject): string[] {
  const skip = skipped === true ? ["Skipped by hand."] : [];
  if (typeof changed === "number" && changed > 0) {
    return [...skip, changed === 1 ? "One subscription changed." : `${changed} subscriptions changed.`];
  }
  return changed === false ? [...skip, "It was so already."] : skip;
}

function describeReason({ reason, scenarioId }: JsonObject): string[] {
  if (reason === "jump") return [`Went on in scenario #${textOf(scenarioId) ?? "?"}.`];
  const text = textOf(reason);
  if (text === null) return [];
  const words = REASONS[text] ?? formatMessageReason(text);
  return [`${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? "" : "."}`];
}

const REASONS: Record<string, string> = {
  no_address: "The profile has no address for this channel",
  "scenario stopped": "The scenario was stopped",
  "element removed": "The element was removed from the scenario",
  "profile deleted": "The profile was deleted",
};

function textOf(value: Json | undefined): string | null {
  if (value === undefined || value === null || value === "") return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
