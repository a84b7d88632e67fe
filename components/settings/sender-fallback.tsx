import { Info, TriangleAlert } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { SenderView } from "@/lib/contracts/senders";

export type Fallback = { kind: "environment"; server: string; fromAddress: string } | { kind: "outbox" };

/** Warns while senders are there and none is the default: says what happens to letters of mailings that name none. */
export function SenderFallback({ fallback, items }: { fallback: Fallback; items: readonly SenderView[] }) {
  // Without any sender the empty page says it.
  if (items.length === 0 || items.some((sender) => sender.isDefault)) return null;
  const isOutbox = fallback.kind === "outbox";
  const Icon = isOutbox ? TriangleAlert : Info;
  return (
    <p
      className={cn(
        "flex items-start gap-2 rounded-lg px-3 py-2 text-sm",
        isOutbox ? "bg-warning-soft text-warning-text" : "bg-info-soft text-info-text",
      )}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>
        {isOutbox
          ? "No sender is the default: letters of mailings that name none are kept in the Outbox and reach nobody."
          : `No sender is the default: mailings that name none go out over ${fallback.server} (SMTP_URL) from ${fallback.fromAddress}.`}
      </span>
    </p>
  );
}
