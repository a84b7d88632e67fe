"use client";

import { useEditor, useTools } from "@/components/scenario-editor/editor-context";
import { Kbd } from "@/components/ui/kbd";

/** What to do on a canvas that holds nothing but the start. */
export function EmptyHint() {
  const isEmpty = useEditor((state) => state.content.nodes.size <= 1);
  const { isReadOnly } = useTools();
  if (!isEmpty || isReadOnly) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-20 flex justify-center px-4">
      <p className="max-w-md rounded-lg border border-dashed border-border-strong bg-background/90 px-4 py-3 text-center text-sm text-balance text-muted-foreground">
        Every profile enters at <span className="font-medium text-foreground">Default profile capture</span>. Add the
        next step with its <span className="font-medium text-foreground">+</span>, drag one from the left, or press{" "}
        <Kbd keys="N" />.
      </p>
    </div>
  );
}
