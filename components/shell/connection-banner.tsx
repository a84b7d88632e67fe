"use client";

import { onlineManager } from "@tanstack/react-query";
import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";

/** Says that nothing can be loaded or saved while the browser has no network; goes away by itself. */
export function ConnectionBanner() {
  const online = useSyncExternalStore(
    (notify) => onlineManager.subscribe(notify),
    () => onlineManager.isOnline(),
    () => true,
  );
  return (
    <div role="status" className="contents">
      {!online && (
        <p className="sticky top-0 z-20 flex items-center justify-center gap-2 bg-warning-soft px-4 py-1.5 text-xs font-medium text-warning-text">
          <WifiOff aria-hidden className="size-3.5" />
          No connection. What you type stays here; saving goes on when the network is back.
        </p>
      )}
    </div>
  );
}
