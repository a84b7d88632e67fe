"use client";

import { useState } from "react";
import { readSenders, SwitchOffDialog } from "@/components/mailings/switch-off-dialog";
import { useMay } from "@/components/session/session";
import { Badge } from "@/components/ui/badge";
import { Switch } from "@/components/ui/switch";
import { toastError, toastUndo } from "@/components/ui/toast";
import { useSetMailingActive } from "@/lib/api-client/mailings";
import type { SendingScenario } from "@/lib/contracts/mailings";

/** Switches a mailing on or off, shown at once; what keeps it from being active is said. */
export function MailingSwitch({
  mailing,
  hasLabel = false,
}: {
  mailing: { id: number; name: string; isActive: boolean };
  hasLabel?: boolean;
}) {
  const mayEdit = useMay("content.edit");
  const { mutateAsync, isPending, variables } = useSetMailingActive();
  const [senders, setSenders] = useState<readonly SendingScenario[] | null>(null);
  const { id, name } = mailing;
  const isActive = isPending ? variables.isActive : mailing.isActive;
  if (!mayEdit) {
    return (
      <Badge tone={isActive ? "success" : "neutral"} lamp={isActive ? "lit" : "off"}>
        {isActive ? "Active" : "Not active"}
      </Badge>
    );
  }
  const set = async (next: boolean, evenIfSent = false) => {
    try {
      await mutateAsync({ id, isActive: next, evenIfSent });
      toastUndo(`“${name}” is ${next ? "active" : "switched off"}`, async () => {
        await mutateAsync({ id, isActive: !next, evenIfSent: true });
      });
    } catch (error) {
      const scenarios = readSenders(error);
      if (scenarios !== null) {
        setSenders(scenarios);
        return;
      }
      toastError(`“${name}” stays ${next ? "switched off" : "active"}`, error);
    }
  };
  return (
    <span className="flex items-center gap-2">
      <Switch checked={isActive} onCheckedChange={(next) => void set(next)} aria-label={`“${name}” is active`} />
      {hasLabel && <span className="text-sm text-muted-foreground">{isActive ? "Active" : "Not active"}</span>}
      <SwitchOffDialog
        name={name}
        scenarios={senders}
        onClose={() => setSenders(null)}
        onConfirm={() => set(false, true)}
      />
    </span>
  );
}
