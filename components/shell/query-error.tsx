"use client";

import { CircleAlert } from "lucide-react";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ApiError } from "@/lib/api-client/call-api";

const NOT_FOUND = 404;

/** What stands in place of data that the server refused or did not find: its own words and the way out. */
export function QueryError({
  error,
  onRetry,
  back,
}: {
  error: Error;
  onRetry: () => void;
  back?: { label: string; href: string };
}) {
  const isMissing = error instanceof ApiError && error.status === NOT_FOUND;
  return (
    <EmptyState
      icon={<CircleAlert />}
      title={isMissing ? "Not found" : "This could not be loaded"}
      action={
        <>
          {!isMissing && <Button onClick={onRetry}>Try again</Button>}
          {back !== undefined && <LinkButton href={back.href}>{back.label}</LinkButton>}
        </>
      }
    >
      {error.message}
    </EmptyState>
  );
}
