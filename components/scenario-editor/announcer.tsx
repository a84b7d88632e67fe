"use client";

import { useView } from "@/components/scenario-editor/editor-context";

/** Says what happened on the canvas to those who do not see it. */
export function Announcer() {
  const announcement = useView((state) => state.announcement);
  return (
    <div role="status" aria-live="polite" className="sr-only" data-announcer>
      {announcement}
    </div>
  );
}
