import { Badge, type BadgeProps } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { formatMessageReason, MESSAGE_STATUS_TEXTS, type MessageStatus } from "@/lib/domain/messages/message-status";

const TONES: Record<MessageStatus, BadgeProps["tone"]> = {
  queued: "info",
  sent: "success",
  deferred: "warning",
  refused: "danger",
  not_sent: "neutral",
};

export type MessageOutcomeProps = {
  message: {
    status: MessageStatus;
    bounceKind: "hard" | "soft" | null;
    complainedAt: string | null;
    unsubscribedAt: string | null;
    deliveredAt: string | null;
  };
  /** Whether its arrival is said here; else it has a column of its own. */
  saysDelivered?: boolean;
};

/** What became of a letter, in badges. */
export function MessageOutcome({ message, saysDelivered = false }: MessageOutcomeProps) {
  const { status, deliveredAt, bounceKind, complainedAt, unsubscribedAt } = message;
  const hasArrived = saysDelivered && status === "sent" && deliveredAt !== null;
  return (
    <span className="grid justify-items-start gap-1">
      <Badge tone={TONES[status]}>{hasArrived ? "Delivered" : MESSAGE_STATUS_TEXTS[status]}</Badge>
      {bounceKind !== null && (
        <Badge tone={bounceKind === "hard" ? "danger" : "warning"}>
          {bounceKind === "hard" ? "Hard bounce" : "Soft bounce"}
        </Badge>
      )}
      {complainedAt !== null && <Badge tone="danger">Complained</Badge>}
      {unsubscribedAt !== null && <Badge tone="neutral">Unsubscribed</Badge>}
    </span>
  );
}

/** When it happened first, and how often. */
export function FirstTime({ at, times = 1 }: { at: string | null; times?: number }) {
  if (at === null) return "";
  return (
    <span>
      <DateTime value={at} />
      {times > 1 && <span className="text-muted-foreground"> ×{times}</span>}
    </span>
  );
}

/** Why a letter did not go out, or came back; empty when there is nothing to say. */
export function explainMessage({
  bounceReason,
  reason,
}: {
  bounceReason: string | null;
  reason: string | null;
}): string {
  return bounceReason ?? (reason === null ? "" : formatMessageReason(reason));
}
