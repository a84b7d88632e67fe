"use client";

import { lazy, Suspense } from "react";
import type { CodeEditorProps } from "@/components/ui/code-editor-types";
import { useReadOnly } from "@/components/ui/read-only-context";
import { Skeleton } from "@/components/ui/skeleton";

const CodeEditorView = lazy(() => import("@/components/ui/code-editor-view"));

/** An editor for HTML, JSON or plain text with variables. Loaded when it is first shown. */
export function CodeEditor(props: CodeEditorProps) {
  const isReadOnly = useReadOnly();
  return (
    <Suspense
      fallback={
        <div className="control p-2.5" style={{ minHeight: props.minHeight ?? "8rem" }}>
          <Skeleton className="w-1/2" />
        </div>
      }
    >
      <CodeEditorView {...props} readOnly={isReadOnly || props.readOnly === true} />
    </Suspense>
  );
}
