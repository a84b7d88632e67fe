"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { profileQuery, profilesQuery } from "@/lib/api-client/profiles";
import type { Profile } from "@/lib/contracts/profiles";

/** What the preview is filled from. */
export type PreviewInput = {
  databaseId: number | null;
  /** The template's own database; otherwise one may be chosen for the preview alone. */
  isDatabaseFixed: boolean;
  profileId: string | null;
  profile: Profile | null;
  /** The typed `apicontent`. */
  content: string;
  chooseDatabase: (id: number | null) => void;
  chooseProfile: (id: string | null) => void;
  typeContent: (content: string) => void;
};

/** Until somebody chooses a profile it is the newest one of the database: a better start than none. */
export function usePreviewInput(templateDatabaseId: number | null): PreviewInput {
  const [ownDatabaseId, setOwnDatabaseId] = useState<number | null>(null);
  const [chosen, setChosen] = useState<{ databaseId: number | null; profileId: string | null } | null>(null);
  const [content, setContent] = useState("");
  const databaseId = templateDatabaseId ?? ownDatabaseId;
  const first = useFirstProfileId(databaseId);
  const profileId = chosen?.databaseId === databaseId ? chosen.profileId : first;
  const profile = useQuery({ ...profileQuery(profileId ?? ""), enabled: profileId !== null });
  return {
    databaseId,
    isDatabaseFixed: templateDatabaseId !== null,
    profileId,
    profile: profile.data ?? null,
    content,
    chooseDatabase: setOwnDatabaseId,
    chooseProfile: (id) => setChosen({ databaseId, profileId: id }),
    typeContent: setContent,
  };
}

function useFirstProfileId(databaseId: number | null): string | null {
  const profiles = useInfiniteQuery({ ...profilesQuery(databaseId ?? 0), enabled: databaseId !== null });
  if (databaseId === null || profiles.isPlaceholderData) return null;
  return profiles.data?.pages[0]?.items[0]?.id ?? null;
}
