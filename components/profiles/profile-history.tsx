"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { describeEvent, type EventNames } from "@/components/profiles/describe-event";
import { QueryError } from "@/components/shell/query-error";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useTimeZone } from "@/components/ui/time-zone";
import { databaseQuery } from "@/lib/api-client/databases";
import { profileEventsQuery } from "@/lib/api-client/profiles";
import { resourcesQuery } from "@/lib/api-client/resources";
import type { Profile, ProfileEvent } from "@/lib/contracts/profiles";

/** What became of the profile, newest first: changes of its fields and subscriptions, events, goals. */
export function ProfileHistory({ profile }: { profile: Pick<Profile, "id" | "databaseId"> }) {
  const events = useInfiniteQuery(profileEventsQuery(profile.id));
  const names = useNames(profile.databaseId);
  const items = events.data?.pages.flatMap((page) => page.items);
  if (events.error && items === undefined) {
    return <QueryError error={events.error} onRetry={() => void events.refetch()} />;
  }
  if (items === undefined) return <Skeleton className="h-40 max-w-2xl" />;
  if (items.length === 0) {
    return (
      <EmptyState size="sm" icon={<History />} title="Nothing yet">
        Every change of a field or a subscription is noted here, with who did it, and every goal that was reached.
      </EmptyState>
    );
  }
  return (
    <div className="grid max-w-2xl gap-4">
      <ol className="grid">
        {items.map((event) => (
          <Line key={event.id} event={event} names={names} />
        ))}
      </ol>
      {events.hasNextPage && (
        <Button className="w-fit" loading={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
          Load more
        </Button>
      )}
    </div>
  );
}

function useNames(databaseId: number): EventNames {
  const database = useQuery(databaseQuery(databaseId));
  const resources = useQuery(resourcesQuery());
  const zone = useTimeZone();
  return {
    fieldOf: (name) => database.data?.fields.find((field) => field.name === name) ?? null,
    resourceOf: (id) => resources.data?.items.find((resource) => resource.id === id)?.name ?? null,
    zone,
  };
}

function Line({ event, names }: { event: ProfileEvent; names: EventNames }) {
  const { title, lines } = describeEvent(event, names);
  return (
    <li className="relative grid gap-0.5 border-l pb-5 pl-5 last:pb-0">
      <span aria-hidden className="absolute top-1.5 -left-[4.5px] size-2 rounded-full bg-brand-strong" />
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="font-medium">{title}</span>
        <span className="text-xs text-muted-foreground">
          {event.source}, <DateTime value={event.at} />
        </span>
      </p>
      {lines.map((line) => (
        <p key={line} className="text-xs wrap-break-word text-muted-foreground">
          {line}
        </p>
      ))}
    </li>
  );
}
