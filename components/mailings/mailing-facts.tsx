"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { SENDER_FALLBACKS } from "@/components/pickers/sender-fallbacks";
import { mailingSendersQuery } from "@/lib/api-client/mailings";
import type { MailingView } from "@/lib/contracts/mailings";
import { nameMailingCondition } from "@/lib/nodes/mailing-triggers";

/** What the mailing joins, each with the way to it. */
export function MailingFacts({ mailing }: { mailing: MailingView }) {
  const fallback = useQuery(mailingSendersQuery()).data?.fallback;
  const sender = mailing.senderName ?? (fallback === undefined ? "Default" : SENDER_FALLBACKS[fallback]);
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3 text-sm">
      <Fact label="Template">
        <FactLink href={`/templates/${mailing.templateId}`}>{mailing.templateName}</FactLink>
      </Fact>
      <Fact label="Subscribers of">
        <FactLink href="/resources">{mailing.resourceName}</FactLink>
      </Fact>
      <Fact label="Profiles of">
        <FactLink href={`/databases/${mailing.databaseId}`}>{mailing.databaseName}</FactLink>
      </Fact>
      <Fact label="Sender">{sender}</Fact>
      <Fact label="Condition">{nameMailingCondition(mailing.condition)}</Fact>
      {mailing.scenarios.length > 0 && (
        <Fact label="Sent by">
          {mailing.scenarios.map((scenario, index) => (
            <span key={scenario.id}>
              {index > 0 && ", "}
              <FactLink href={`/scenarios/${scenario.id}`}>{scenario.name}</FactLink>
            </span>
          ))}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 gap-0.5">
      <dt className="text-xs text-muted-foreground">{label}</dt>
      <dd className="min-w-0 wrap-break-word">{children}</dd>
    </div>
  );
}

function FactLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="font-medium underline-offset-3 hover:underline">
      {children}
    </Link>
  );
}
