import { Mail } from "lucide-react";
import type { ReactNode } from "react";
import type { Fallback } from "@/components/settings/sender-fallback";
import { TestLetter } from "@/components/settings/test-letter";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { toastError } from "@/components/ui/toast";

type SenderEmptyProps = { fallback: Fallback; ownEmail: string; create: ReactNode };

/** An account without senders: what happens to its letters, and the two ways to a mail server. */
export function SenderEmpty({ fallback, ownEmail, create }: SenderEmptyProps) {
  const isOutbox = fallback.kind === "outbox";
  return (
    <div className="grid justify-items-center">
      <EmptyState
        icon={<Mail />}
        title={isOutbox ? "Letters are kept in the Outbox" : `Letters go out over ${fallback.server}`}
        className="pb-8"
        action={
          <>
            {create}
            {isOutbox && <LinkButton href="/outbox">Open the Outbox</LinkButton>}
          </>
        }
      >
        {isOutbox ? (
          <>
            There is no mail server yet, so every letter is kept in the built-in Outbox as it would arrive, and nobody
            receives it. Add your mail server here, or let whoever runs this installation start it with{" "}
            <code className="rounded-xs bg-muted px-1 font-mono text-xs">SMTP_URL=smtp://user:password@host:587</code>.
          </>
        ) : (
          <>
            The installation’s own server (SMTP_URL) sends them from {fallback.fromAddress}. Add a sender to use another
            server or address for this account.
          </>
        )}
      </EmptyState>
      <div className="w-full max-w-md">
        <TestLetter
          ownEmail={ownEmail}
          readSettings={() => Promise.resolve({ id: null, settings: null })}
          onFailure={(error) => toastError("The letter was not sent", error)}
        />
      </div>
    </div>
  );
}
