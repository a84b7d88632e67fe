import type { PassLetterRow } from "@/lib/db/queries/profiles/list-pass-letters.server";
import type { JsonObject } from "@/lib/shared/json";

export type LetterStep = { at: Date; nodeId: number | null; kind: string; detail: JsonObject };

/** What became of a letter, as steps of the pass's history: why it waits, that it arrived, was opened, came back … */
export function listLetterSteps(letter: PassLetterRow): LetterStep[] {
  const { nodeId, status, reason, bounceKind, bounceReason } = letter;
  const isWaiting = status === "queued" && reason !== null;
  const happened: [kind: string, at: Date | null, detail?: JsonObject][] = [
    ["letter_waits", isWaiting ? letter.updatedAt : null, { reason }],
    ["letter_delivered", letter.deliveredAt],
    ["letter_opened", letter.openedAt],
    ["letter_clicked", letter.clickedAt],
    ["letter_unsubscribed", letter.unsubscribedAt],
    ["letter_complained", letter.complainedAt],
    [bounceKind === "hard" ? "letter_hard_bounced" : "letter_soft_bounced", letter.bouncedAt, { reason: bounceReason }],
  ];
  return happened.flatMap(([kind, at, detail = {}]) => (at === null ? [] : [{ at, nodeId, kind, detail }]));
}
