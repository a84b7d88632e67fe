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
export function describePassLine({ event, attempt }: Line): PassLineWords {
  if (attempt !== null) return describeAttempt(attempt);
  return event === null ? { text: "", more: null, tone: "neutral" } : describeStep(event);
}

function describeStep({ kind, output, detail }: NonNullable<Line["event"]>): PassLineWords {
  if (kind === "waited") return { text: "Waits", more: null, tone: "neutral", ...readUntil(detail) };
  const more = kind === "failed" ? textOf(detail["message"]) : describeDetail(detail);
  if (kind === "left" && output !== null) return { text: `Left by “${output}”`, more, tone: "neutral" };
  const known = STEPS[kind];
  return { text: known?.text ?? kind.replaceAll("_", " "), more, tone: known?.tone ?? "neutral" };
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

const LABELS: Record<string, string> = { reason: "because", goal: "goal", value: "value", status: "status" };

function describeDetail(detail: JsonObject): string | null {
  const parts = Object.entries(detail).flatMap(([name, value]) => {
    const text = name === "reason" && typeof value === "string" ? formatMessageReason(value) : textOf(value);
    return text === null ? [] : [`${LABELS[name] ?? name.replaceAll("_", " ")} ${text}`];
  });
  return parts.length === 0 ? null : parts.join(", ");
}

function textOf(value: Json | undefined): string | null {
  if (value === undefined || value === null || value === "") return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
