import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import type { z } from "zod";
import { callApi } from "@/lib/api-client/call-api";
import {
  createProfile,
  deleteProfile,
  getProfile,
  listProfileEvents,
  getPassHistory,
  listProfileMessages,
  listProfilePasses,
  listProfiles,
  type Profile,
  setSubscription,
  updateProfile,
} from "@/lib/contracts/profiles";

export const profileKeys = {
  all: ["profiles"] as const,
  list: (databaseId: number, search: string) => ["profiles", "list", databaseId, search] as const,
  one: (id: string) => ["profiles", "one", id] as const,
  events: (id: string) => ["profiles", "one", id, "events"] as const,
  messages: (id: string) => ["profiles", "one", id, "messages"] as const,
  passes: (id: string) => ["profiles", "one", id, "passes"] as const,
};

const PASSES_REFRESH_MS = 5_000;
const FIRST_PAGE: string | null = null;

/** Profiles of a database, newest first, page after page. */
export function profilesQuery(databaseId: number, search = "") {
  return infiniteQueryOptions({
    queryKey: profileKeys.list(databaseId, search),
    queryFn: ({ pageParam, signal }) =>
      callApi(listProfiles, {
        query: { databaseId, search, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** One profile with fields and subscriptions. */
export function profileQuery(id: string) {
  return queryOptions({
    queryKey: profileKeys.one(id),
    queryFn: ({ signal }) => callApi(getProfile, { params: { id }, signal }),
  });
}

/** The same, looked at again and again: scenarios and readers of letters change it. Not where its fields are being typed. */
export function watchedProfileQuery(id: string) {
  return { ...profileQuery(id), refetchInterval: PASSES_REFRESH_MS };
}

/** The card's History, newest first. */
export function profileEventsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: profileKeys.events(id),
    queryFn: ({ pageParam, signal }) =>
      callApi(listProfileEvents, {
        params: { id },
        query: pageParam === null ? {} : { cursor: pageParam },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** The letters to the profile, newest first; looks again while the card is open. */
export function profileMessagesQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: profileKeys.messages(id),
    queryFn: ({ pageParam, signal }) =>
      callApi(listProfileMessages, {
        params: { id },
        query: pageParam === null ? {} : { cursor: pageParam },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: PASSES_REFRESH_MS,
  });
}

/** Every pass of the profile through scenarios; looks again while the card is open. */
export function profilePassesQuery(id: string) {
  return queryOptions({
    queryKey: profileKeys.passes(id),
    queryFn: ({ signal }) => callApi(listProfilePasses, { params: { id }, signal }),
    refetchInterval: PASSES_REFRESH_MS,
  });
}

/** All that happened in one pass. */
export function passHistoryQuery(id: string, passId: string) {
  return queryOptions({
    queryKey: [...profileKeys.passes(id), passId],
    queryFn: ({ signal }) => callApi(getPassHistory, { params: { id, passId }, signal }),
    refetchInterval: PASSES_REFRESH_MS,
  });
}

/** Creates a profile by hand; answers its id. */
export function useCreateProfile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof createProfile.body>>) => callApi(createProfile, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["profiles", "list"] }),
  });
}

/** Changes fields of a profile. */
export function useUpdateProfile(id: string) {
  const onSuccess = useTakeProfile();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof updateProfile.body>>) =>
      callApi(updateProfile, { params: { id }, body }),
    onSuccess,
  });
}

/** Deletes a profile. */
export function useDeleteProfile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callApi(deleteProfile, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["profiles", "list"] }),
  });
}

/** Subscribes or unsubscribes a profile by hand. */
export function useSetSubscription(id: string) {
  const onSuccess = useTakeProfile();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof setSubscription.body>>) =>
      callApi(setSubscription, { params: { id }, body }),
    onSuccess,
  });
}

function useTakeProfile() {
  const client = useQueryClient();
  return async (profile: Profile) => {
    client.setQueryData(profileKeys.one(profile.id), profile);
    await Promise.all([
      client.invalidateQueries({ queryKey: ["profiles", "list"] }),
      client.invalidateQueries({ queryKey: profileKeys.events(profile.id) }),
    ]);
  };
}
