"use client";

import { CuelightMark } from "@/components/shell/cuelight-mark";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        illustration={<CuelightMark lit={false} className="size-12" />}
        title="This page failed to load"
        action={
          <>
            <Button variant="primary" onClick={retry}>
              Try again
            </Button>
            <LinkButton href="/scenarios">Go to scenarios</LinkButton>
          </>
        }
      >
        Nothing was saved or sent by this. Try again; if it keeps happening, give this reference to whoever runs the
        server: <code className="font-mono text-xs">{reference(error)}</code>
      </EmptyState>
    </main>
  );
}

/** In production Next hides the server's text and gives a digest that stands in the log beside it. */
function reference(error: unknown): string {
  if (typeof error === "object" && error !== null && "digest" in error && typeof error.digest === "string")
    return error.digest;
  return error instanceof Error ? error.message : "none";
}
