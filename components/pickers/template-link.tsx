import { ExternalLink } from "lucide-react";
import Link from "next/link";

/** Beside the choice of a template: shows it in another tab. */
export function TemplateLink({ id }: { id: number }) {
  return (
    <Link
      href={`/templates/${id}`}
      target="_blank"
      className="flex items-center gap-1 text-xs text-brand-text underline-offset-3 hover:underline"
    >
      Preview <ExternalLink aria-hidden className="size-3" />
    </Link>
  );
}
