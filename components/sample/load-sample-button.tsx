"use client";

import { Sparkles } from "lucide-react";
import { useMay } from "@/components/session/session";
import { Button } from "@/components/ui/button";
import { toastError } from "@/components/ui/toast";
import { type Sample, useLoadSample } from "@/lib/api-client/sample";

/**
 * Builds "Tell the manager" with leads and a manager. `onLoaded` is told what to do next, and must show it in a place that stays
 * when the list is no longer empty.
 */
export function LoadSampleButton({ onLoaded }: { onLoaded: (sample: Sample) => void }) {
  const mayLoad = useMay("tokens.manage");
  const load = useLoadSample();
  if (!mayLoad) return null;
  const run = async () => {
    try {
      onLoaded(await load.mutateAsync());
    } catch (error) {
      toastError("The sample was not loaded", error);
    }
  };
  return (
    <Button icon={<Sparkles />} loading={load.isPending} onClick={() => void run()}>
      Load the sample
    </Button>
  );
}
