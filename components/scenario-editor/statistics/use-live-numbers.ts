"use client";

import { useEffect } from "react";
import { useFaceScenario, useStatistics, useTools } from "@/components/scenario-editor/editor-context";
import { applyLive } from "@/components/scenario-editor/statistics/statistics-store";
import { watchScenario } from "@/lib/api-client/scenario-statistics";

/** Listens to the profiles inside while somebody looks at them: the mode is shown and the tab is in front. */
export function useLiveNumbers(): void {
  const { statistics } = useTools();
  const { id } = useFaceScenario();
  const isWanted = useStatistics((state) => state.isOpen && state.mode === "live");
  useEffect(() => {
    if (!isWanted) return;
    let stop: (() => void) | null = null;
    const listen = () => {
      const isVisible = document.visibilityState === "visible";
      if (isVisible && stop === null) {
        stop = watchScenario(id, {
          onNumbers: (numbers) => applyLive(statistics, numbers),
          onConnected: (isConnected) => statistics.setState({ isConnected }),
        });
      }
      if (isVisible) return;
      stop?.();
      stop = null;
      statistics.setState({ isConnected: false });
    };
    listen();
    document.addEventListener("visibilitychange", listen);
    return () => {
      document.removeEventListener("visibilitychange", listen);
      stop?.();
      statistics.setState({ isConnected: false });
    };
  }, [id, isWanted, statistics]);
}
