"use client";

import { LinkButton } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog } from "@/components/ui/dialog";
import type { Sample } from "@/lib/api-client/sample";

function makeCurl(sample: Sample): string {
  const body = JSON.stringify({ id: sample.scenario_id, matching: "email", email: sample.lead_email });
  return [
    `curl -X POST ${sample.url}/api/v1.1/workflows/start \\`,
    `  -H 'Authorization: Bearer ${sample.token}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${body}'`,
  ].join("\n");
}

/** What the sample is, and the one line that sets it off. */
export function SampleReadyDialog({ sample, onClose }: { sample: Sample; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="lg"
      title="The sample is ready"
      description="50 leads, a manager, an active mailing and an active scenario: when a lead enters, the manager gets a letter."
      footer={
        <>
          <LinkButton href="/outbox">Open the Outbox</LinkButton>
          <LinkButton href={`/scenarios/${sample.scenario_id}`} variant="primary">
            Open the scenario
          </LinkButton>
        </>
      }
    >
      <p className="text-sm">
        Send a lead into the scenario from a terminal. The token in this line is shown only now; it stands under
        Settings → API tokens, where it can be revoked.
      </p>
      <CodeBlock code={makeCurl(sample)} title="Shell" />
    </Dialog>
  );
}
