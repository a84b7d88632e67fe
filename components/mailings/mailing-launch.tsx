"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { Skeleton } from "@/components/ui/skeleton";
import { mailingSendersQuery } from "@/lib/api-client/mailings";
import { templateQuery } from "@/lib/api-client/templates";
import type { MailingView } from "@/lib/contracts/mailings";
import { makeLaunchExample } from "@/lib/domain/mailings/make-launch-example";
import { compileMessage, MESSAGE_PARTS } from "@/lib/domain/messages/message-content";
import { makeSampleContent } from "@/lib/domain/messages/sample-content";

/** A ready call: URL, body, and a line for a shell. */
export function MailingLaunch({ mailing }: { mailing: MailingView }) {
  const template = useQuery(templateQuery(mailing.templateId)).data;
  const publicUrl = useQuery(mailingSendersQuery()).data?.publicUrl;
  const example = useMemo(() => {
    if (template === undefined || publicUrl === undefined) return null;
    const compiled = compileMessage(template);
    const content = makeSampleContent(MESSAGE_PARTS.flatMap((part) => compiled[part].variables));
    return makeLaunchExample({ id: mailing.id, publicUrl, content });
  }, [template, publicUrl, mailing.id]);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Card
        title="From an HTTP(S) API Call element, or a program"
        description="Method POST, content type JSON. The profile is found by its e-mail address; other ways of matching work as well."
      >
        {example === null ? (
          <Skeleton className="h-40" />
        ) : (
          <>
            <CodeBlock title="POST" code={example.url} wrap />
            <CodeBlock title="Body" code={example.body} />
          </>
        )}
      </Card>
      <Card
        title="From a shell"
        description="Put in a token that a master made in Settings, and the address of a subscriber."
      >
        {example === null ? <Skeleton className="h-40" /> : <CodeBlock title="curl" code={example.curl} wrap />}
      </Card>
    </div>
  );
}
