"use client";

import { Workflow } from "lucide-react";
import { useState } from "react";
import { SendToScenarioDialog } from "@/components/profiles/send-to-scenario-dialog";
import { useMay } from "@/components/session/session";
import { Button } from "@/components/ui/button";
import type { Profile } from "@/lib/contracts/profiles";

/** Puts the profile into a scenario by hand. `onSent` shows the pass. */
export function SendToScenario({ profile, onSent }: { profile: Profile; onSent: () => void }) {
  const mayStart = useMay("scenarios.start");
  const [isOpen, setOpen] = useState(false);
  if (!mayStart) return null;
  return (
    <>
      <Button icon={<Workflow />} onClick={() => setOpen(true)}>
        Send to a scenario
      </Button>
      {isOpen && <SendToScenarioDialog profile={profile} onClose={() => setOpen(false)} onSent={onSent} />}
    </>
  );
}
