import { Info } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

/** Says where new letters go, and how to change it. */
export function DeliveryNote({ delivery }: { delivery: "sender" | "environment" | "outbox" }) {
  return (
    <div className="flex items-start gap-2 rounded-lg bg-info-soft px-3 py-2.5 text-sm text-info-text">
      <Info aria-hidden className="mt-0.5 size-4 shrink-0" />
      <p className="min-w-0 text-pretty">{TEXTS[delivery]}</p>
    </div>
  );
}

const senders = (
  <Link href="/settings/senders" className="font-medium underline underline-offset-3">
    Settings → Senders
  </Link>
);

const TEXTS: Record<"sender" | "environment" | "outbox", ReactNode> = {
  outbox: (
    <>
      No mail server is set, so nothing leaves: letters are kept here. To send them, add an SMTP server under {senders}{" "}
      and make it the default, or start Cuelight with{" "}
      <code className="font-mono text-xs">SMTP_URL=smtp://user:pass@host:587</code>.
    </>
  ),
  sender: <>New letters leave through the account’s default sender ({senders}). These were kept before it was set.</>,
  environment: (
    <>
      New letters leave through the installation’s mail server (<code className="font-mono text-xs">SMTP_URL</code>).
      These were kept before it was set.
    </>
  ),
};
