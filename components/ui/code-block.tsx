import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";

export type CodeBlockProps = {
  code: string;
  /** Above the code: "curl", "Body". */
  title?: ReactNode;
  /** Breaks long lines instead of scrolling. */
  wrap?: boolean;
  className?: string;
};

/** Ready text to take away, with a button that copies all of it. */
export function CodeBlock({ code, title, wrap = false, className }: CodeBlockProps) {
  return (
    <figure className={cn("relative min-w-0 overflow-hidden rounded-lg border bg-muted", className)}>
      {title !== undefined && (
        <figcaption className="border-b px-3 py-1.5 text-xs font-medium text-muted-foreground">{title}</figcaption>
      )}
      <CopyButton text={code} className="absolute top-0.5 right-1" />
      <pre
        tabIndex={0}
        className={cn(
          "max-h-96 overflow-auto p-3 pr-10 font-mono text-xs leading-5 focus-visible:-outline-offset-2",
          wrap && "wrap-break-word whitespace-pre-wrap",
        )}
      >
        <code>{code}</code>
      </pre>
    </figure>
  );
}
