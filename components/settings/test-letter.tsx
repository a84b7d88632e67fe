"use client";

import { CircleAlert, CircleCheck, Send } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ApiError } from "@/lib/api-client/call-api";
import { useTestSender } from "@/lib/api-client/senders";

type Settings = Parameters<ReturnType<typeof useTestSender>["mutateAsync"]>[0];
type Result = { ok: boolean; text: string; inOutbox: boolean };

type TestLetterProps = {
  ownEmail: string;
  /** The settings to try; null when the form is not ready, which then says so itself. */
  readSettings: () => Promise<Omit<Settings, "to"> | null>;
  /** For what another field is to blame for. */
  onFailure: (error: unknown) => void;
};

/** Sends one letter to an address and shows what the server really answered. */
export function TestLetter({ ownEmail, readSettings, onFailure }: TestLetterProps) {
  const [to, setTo] = useState(ownEmail);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [result, setResult] = useState<Result | null>(null);
  const test = useTestSender();
  const send = async () => {
    setResult(null);
    setProblem(undefined);
    const settings = await readSettings();
    if (settings === null) return;
    try {
      setResult(await test.mutateAsync({ ...settings, to }));
    } catch (error) {
      if (error instanceof ApiError && error.field === "to") setProblem(error.message);
      else onFailure(error);
    }
  };
  return (
    <section className="grid gap-3 rounded-lg border bg-muted/50 p-3">
      <Field label="Send a test letter to" error={problem}>
        <div className="flex gap-2">
          <Input
            type="email"
            value={to}
            onChange={(event) => setTo(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              // Enter here sends the letter; the form around it stays unsaved.
              event.preventDefault();
              void send();
            }}
          />
          <Button icon={<Send />} loading={test.isPending} onClick={() => void send()}>
            Send test letter
          </Button>
        </div>
      </Field>
      <div role="status">{result !== null && <TestResult {...result} to={to} />}</div>
    </section>
  );
}

function TestResult({ ok, text, inOutbox, to }: Result & { to: string }) {
  const Icon = ok ? CircleCheck : CircleAlert;
  return (
    <p className={cn("flex items-start gap-2 text-sm", ok ? "text-success-text" : "text-danger-text")}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 wrap-break-word">
        {inOutbox ? (
          <>
            The letter is in the{" "}
            <Link href="/outbox" className="underline underline-offset-2">
              Outbox
            </Link>
            . Nobody received it.
          </>
        ) : ok ? (
          `The server took the letter to ${to}: ${text}`
        ) : (
          `It did not work. ${text}`
        )}
      </span>
    </p>
  );
}
