"use client";

import { CuelightMark } from "@/components/shell/cuelight-mark";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** What stands in place of a page that could not be drawn. */
export function LoadError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <EmptyState
      illustration={<CuelightMark lit={false} className="size-12" />}
      title="This page failed to load"
      className="min-h-[70dvh] content-center"
      action={
        <>
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
          <LinkButton href="/scenarios">Go to scenarios</LinkButton>
        </>
      }
    >
      Nothing was saved or sent by this. If it keeps happening, give this reference to whoever runs the server:{" "}
      <code className="font-mono text-xs">{reference(error)}</code>
    </EmptyState>
  );
}

/** In production Next hides the server's text and gives a digest that stands in the log beside it. */
function reference(error: unknown): string {
  const hasDigest = typeof error === "object" && error !== null && "digest" in error;
  if (hasDigest && typeof error.digest === "string") return error.digest;
  return error instanceof Error ? error.message : "none";
}
