"use client";

import { Sparkles } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/components/session/session";
import { Button, LinkButton } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog } from "@/components/ui/dialog";
import { toastError } from "@/components/ui/toast";
import { useLoadSample } from "@/lib/api-client/sample";

type Sample = NonNullable<ReturnType<typeof useLoadSample>["data"]>;

function makeCurl(sample: Sample): string {
  const body = JSON.stringify({ id: sample.scenario_id, matching: "email", email: sample.lead_email });
  return [
    `curl -X POST ${sample.url}/api/v1.1/workflows/start \\`,
    `  -H 'Authorization: Bearer ${sample.token}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${body}'`,
  ].join("\n");
}

/** Builds "Tell the manager" with leads and a manager, and shows the one line that sets it off. */
export function LoadSampleButton() {
  const mayLoad = useMay("tokens.manage");
  const load = useLoadSample();
  const [sample, setSample] = useState<Sample | null>(null);
  if (!mayLoad) return null;
  const run = async () => {
    try {
      setSample(await load.mutateAsync());
    } catch (error) {
      toastError("The sample was not loaded", error);
    }
  };
  return (
    <>
      <Button icon={<Sparkles />} loading={load.isPending} onClick={() => void run()}>
        Load the sample
      </Button>
      {sample !== null && (
        <Dialog
          open
          onOpenChange={() => setSample(null)}
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
            Settings → Tokens, where it can be revoked.
          </p>
          <CodeBlock code={makeCurl(sample)} title="Shell" />
        </Dialog>
      )}
    </>
  );
}
