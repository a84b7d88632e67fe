"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { LetterFrame } from "@/components/preview/letter-frame";
import { MissingVariables } from "@/components/ui/missing-variables";
import { QueryError } from "@/components/shell/query-error";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { DateTime } from "@/components/ui/date-time";
import { Skeleton } from "@/components/ui/skeleton";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { outboxLetterQuery } from "@/lib/api-client/outbox";
import type { OutboxLetter } from "@/lib/contracts/outbox";

/** One letter: head, HTML, text, headers, and its bytes. */
export function LetterReader({ id, onBack }: { id: string; onBack: () => void }) {
  const letter = useQuery(outboxLetterQuery(id));
  return (
    <div className="grid gap-3">
      <Button variant="ghost" icon={<ArrowLeft />} onClick={onBack} className="w-fit lg:hidden">
        All letters
      </Button>
      {letter.error && letter.data === undefined ? (
        <QueryError error={letter.error} onRetry={() => void letter.refetch()} />
      ) : (
        <Card flush>{letter.data === undefined ? <Loading /> : <Letter key={id} letter={letter.data} />}</Card>
      )}
    </div>
  );
}

const FRAME_HEIGHT = "h-[clamp(20rem,calc(100dvh-22rem),60rem)]";
type Part = "html" | "text" | "headers" | "raw";

function Letter({ letter }: { letter: OutboxLetter }) {
  const [part, setPart] = useState<Part>(letter.html === "" ? "text" : "html");
  const tabs: { value: Part; label: string }[] = [
    ...(letter.html === "" ? [] : [{ value: "html" as const, label: "HTML" }]),
    ...(letter.text === "" ? [] : [{ value: "text" as const, label: "Text" }]),
    { value: "headers", label: "Headers" },
    { value: "raw", label: "Raw" },
  ];
  return (
    <div className="min-w-0">
      <LetterHead letter={letter} />
      <Tabs
        look="pill"
        label="Letter"
        value={part}
        onChange={setPart}
        tabs={tabs}
        className="gap-0 [&>[role=tablist]]:m-3"
      >
        <TabPanel value="html" className="overflow-hidden rounded-b-xl border-t">
          <LetterFrame html={letter.html} title="The letter" className={FRAME_HEIGHT} />
        </TabPanel>
        <TabPanel value="text">
          <pre
            tabIndex={0}
            className="overflow-auto rounded-b-xl border-t p-4 font-sans text-sm wrap-break-word whitespace-pre-wrap"
          >
            {letter.text}
          </pre>
        </TabPanel>
        <TabPanel value="headers" className="border-t p-4">
          <dl className="grid gap-2 text-xs sm:grid-cols-[12rem_minmax(0,1fr)]">
            {letter.headers.map(({ name, value }, index) => (
              <HeaderLine key={`${String(index)}${name}`} name={name} value={value} />
            ))}
          </dl>
        </TabPanel>
        <TabPanel value="raw" className="p-3 pt-0">
          <CodeBlock code={letter.raw} />
        </TabPanel>
      </Tabs>
    </div>
  );
}

function LetterHead({ letter }: { letter: OutboxLetter }) {
  return (
    <header className="grid gap-2 border-b px-4 py-3.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="min-w-0 text-lg font-semibold wrap-break-word">{letter.subject || "No subject"}</h2>
        <DateTime value={letter.createdAt} show="exact" className="text-xs text-muted-foreground" />
      </div>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
        <Line label="From">{letter.from}</Line>
        <Line label="To">
          {letter.to}
          {letter.isTest && (
            <Badge tone="outline" className="ml-2">
              Test letter
            </Badge>
          )}
        </Line>
        {letter.message !== null && <Source message={letter.message} />}
      </dl>
      <MissingVariables names={letter.message?.missing ?? []} />
    </header>
  );
}

/** Where the letter comes from: the mailing with its log, or the template that an element sent by itself. */
function Source({ message: { mailingId, templateId } }: { message: NonNullable<OutboxLetter["message"]> }) {
  const href = mailingId === null ? `/templates/${templateId}` : `/mailings/${mailingId}?tab=log`;
  return (
    <Line label={mailingId === null ? "Template" : "Mailing"}>
      <Link href={href} className="underline-offset-3 hover:underline">
        #{mailingId ?? templateId}
      </Link>
    </Line>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="min-w-0 wrap-break-word">{children}</dd>
    </>
  );
}

function HeaderLine({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="font-medium text-muted-foreground">{name}</dt>
      <dd className="min-w-0 font-mono wrap-anywhere max-sm:mb-2">{value}</dd>
    </>
  );
}

function Loading() {
  return (
    <div className="grid gap-3 p-4">
      <Skeleton className="h-6 w-1/2" />
      <Skeleton className="h-4 w-1/3" />
      <Skeleton className="h-64" />
    </div>
  );
}
