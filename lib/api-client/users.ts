import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { callApi } from "@/lib/api-client/call-api";
import {
  changeMyPassword,
  createUser,
  listUsers,
  resetUserPassword,
  updateMe,
  updateUser,
} from "@/lib/contracts/users";

export const userKeys = { all: ["users"] as const };

/** Everybody in the account. */
export function usersQuery() {
  return queryOptions({ queryKey: userKeys.all, queryFn: ({ signal }) => callApi(listUsers, { signal }) });
}

/** Adds a user; answers his password, which is told once. */
export function useCreateUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof createUser.body>>) => callApi(createUser, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: userKeys.all }),
  });
}

/** Changes a user's name or role, disables or enables him. */
export function useUpdateUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number } & z.input<NonNullable<typeof updateUser.body>>) =>
      callApi(updateUser, { params: { id }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: userKeys.all }),
  });
}

/** Gives a user a new password, which is told once. */
export function useResetUserPassword() {
  return useMutation({ mutationFn: (id: number) => callApi(resetUserPassword, { params: { id } }) });
}

/** Changes one's own name. */
export function useUpdateMe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof updateMe.body>>) => callApi(updateMe, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: userKeys.all }),
  });
}

/** Changes one's own password. */
export function useChangeMyPassword() {
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof changeMyPassword.body>>) => callApi(changeMyPassword, { body }),
  });
}
