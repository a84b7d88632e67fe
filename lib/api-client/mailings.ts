import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { callApi } from "@/lib/api-client/call-api";
import {
  countSentMessages,
  createMailing,
  deleteMailing,
  getMailing,
  listMailingMessages,
  listMailings,
  listMailingSenders,
  listMailingSubjects,
  type MAILING_SORTS,
  type MailingForm,
  saveMailing,
  setMailingActive,
} from "@/lib/contracts/mailings";
import type { MessageStatus } from "@/lib/domain/messages/message-status";

export type MailingFilter = {
  search: string;
  status: "active" | "inactive" | null;
  sort: (typeof MAILING_SORTS)[number];
  desc: boolean;
};

export const mailingKeys = {
  all: ["mailings"] as const,
  lists: ["mailings", "list"] as const,
  list: (filter: MailingFilter) => ["mailings", "list", filter] as const,
  sent: (ids: string) => ["mailings", "sent", ids] as const,
  senders: ["mailings", "senders"] as const,
  subjects: (databaseId: number) => ["mailings", "subjects", databaseId] as const,
  one: (id: number) => ["mailings", "one", id] as const,
  messages: (id: number, status: MessageStatus | null) => ["mailings", "messages", id, status] as const,
};

const FIRST_PAGE: string | null = null;
const SENT_REFRESH_MS = 30_000;
const LOG_REFRESH_MS = 5_000;

/** Trigger mailings, page after page. */
export function mailingsQuery({ search, status, sort, desc }: MailingFilter) {
  return infiniteQueryOptions({
    queryKey: mailingKeys.list({ search, status, sort, desc }),
    queryFn: ({ pageParam, signal }) =>
      callApi(listMailings, {
        query: {
          search,
          sort,
          desc: String(desc),
          ...(status === null ? {} : { status }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** Letters sent in the last 7 days, by mailing. */
export function sentCountsQuery(mailingIds: readonly number[]) {
  const ids = mailingIds.join(",");
  return queryOptions({
    queryKey: mailingKeys.sent(ids),
    queryFn: ({ signal }) => callApi(countSentMessages, { query: { ids }, signal }),
    enabled: mailingIds.length > 0,
    placeholderData: keepPreviousData,
    refetchInterval: SENT_REFRESH_MS,
  });
}

/** One mailing with what keeps it from being active. */
export function mailingQuery(id: number) {
  return queryOptions({
    queryKey: mailingKeys.one(id),
    queryFn: ({ signal }) => callApi(getMailing, { params: { id }, signal }),
  });
}

/** What the settings of a condition may refer to. */
export function mailingSubjectsQuery(databaseId: number) {
  return queryOptions({
    queryKey: mailingKeys.subjects(databaseId),
    queryFn: ({ signal }) => callApi(listMailingSubjects, { query: { databaseId }, signal }),
  });
}

/** The account's senders, and where letters go without one. */
export function mailingSendersQuery() {
  return queryOptions({
    queryKey: mailingKeys.senders,
    queryFn: ({ signal }) => callApi(listMailingSenders, { signal }),
  });
}

/** A mailing's log, newest first; looks again while it is open. */
export function mailingMessagesQuery(id: number, status: MessageStatus | null) {
  return infiniteQueryOptions({
    queryKey: mailingKeys.messages(id, status),
    queryFn: ({ pageParam, signal }) =>
      callApi(listMailingMessages, {
        params: { id },
        query: { ...(status === null ? {} : { status }), ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: LOG_REFRESH_MS,
  });
}

/** Makes a mailing; answers its id. */
export function useCreateMailing() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MailingForm) => callApi(createMailing, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: mailingKeys.lists }),
  });
}

/** Saves a mailing on top of the revision that was edited. */
export function useSaveMailing(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MailingForm & { rev: number; evenIfSent?: boolean }) =>
      callApi(saveMailing, { params: { id }, body }),
    onSuccess: (mailing) => {
      client.setQueryData(mailingKeys.one(id), mailing);
      void client.invalidateQueries({ queryKey: mailingKeys.lists });
    },
  });
}

/** Switches a mailing on or off: shown at once, taken back when the server refuses. */
export function useSetMailingActive() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number; isActive: boolean; evenIfSent?: boolean }) =>
      callApi(setMailingActive, { params: { id }, body }),
    onSuccess: (mailing) => client.setQueryData(mailingKeys.one(mailing.id), mailing),
    onSettled: (_, error, { id }) =>
      Promise.all([
        client.invalidateQueries({ queryKey: mailingKeys.lists }),
        ...(error ? [client.invalidateQueries({ queryKey: mailingKeys.one(id) })] : []),
      ]),
  });
}

/** Deletes a mailing that no scenario sends. */
export function useDeleteMailing() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => callApi(deleteMailing, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: mailingKeys.lists }),
  });
}
