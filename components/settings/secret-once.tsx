import { TriangleAlert } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";

/** A secret that is shown now and never again, with a button that copies it. */
export function SecretOnce({ label, secret, children }: { label: string; secret: string; children?: string }) {
  return (
    <div className="grid gap-3">
      <div className="grid gap-1.5">
        <span className="text-sm font-medium">{label}</span>
        <div className="flex items-center gap-2">
          <code
            data-testid="secret"
            className="min-w-0 flex-1 rounded-md border bg-muted px-2.5 py-1.5 font-mono text-sm break-all select-all"
          >
            {secret}
          </code>
          <CopyButton text={secret} label="Copy" size="md" />
        </div>
      </div>
      <p className="flex items-start gap-2 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning-text">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>{children ?? "It is shown only now. Copy it before you close this window."}</span>
      </p>
    </div>
  );
}
