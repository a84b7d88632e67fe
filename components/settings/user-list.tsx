"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound, Pencil, Plus, UserCheck, UserX } from "lucide-react";
import { parseAsBoolean, parseAsInteger, useQueryState } from "nuqs";
import { useState } from "react";
import { useSession } from "@/components/session/session";
import { PasswordDialog } from "@/components/settings/password-dialog";
import { userColumns } from "@/components/settings/user-columns";
import { UserDialog } from "@/components/settings/user-dialog";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import type { MenuEntry } from "@/components/ui/menu-entries";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { toastError, toastUndo } from "@/components/ui/toast";
import { usersQuery, useResetUserPassword, useUpdateUser } from "@/lib/api-client/users";
import type { UserView } from "@/lib/contracts/users";

/** Everybody in the account. */
export function UserList() {
  const { userId, role } = useSession();
  const users = useQuery(usersQuery());
  const [creating, setCreating] = useQueryState("new", parseAsBoolean.withDefault(false));
  const [opened, setOpened] = useQueryState("open", parseAsInteger);
  const [resetting, setResetting] = useState<UserView | null>(null);
  const [told, setTold] = useState<{ name: string; password: string } | null>(null);
  const update = useUpdateUser();
  const reset = useResetUserPassword();
  const rows = users.data?.items;
  const chosen = rows?.find((user) => user.id === opened) ?? null;
  const mayChange = (user: UserView) => user.role !== "master" || role === "master";
  const setDisabled = async (user: UserView, isDisabled: boolean) => {
    try {
      await update.mutateAsync({ id: user.id, isDisabled });
      const what = isDisabled ? `${user.name} can no longer sign in` : `${user.name} can sign in again`;
      toastUndo(what, async () => {
        await update.mutateAsync({ id: user.id, isDisabled: !isDisabled });
      });
    } catch (error) {
      toastError(`${user.name} was not changed`, error);
    }
  };
  const resetPassword = async (user: UserView) => {
    try {
      const { password } = await reset.mutateAsync(user.id);
      setTold({ name: user.name, password });
    } catch (error) {
      toastError(`${user.name} keeps the old password`, error);
    }
  };
  const menuOf = (user: UserView): MenuEntry[] => [
    { label: "Edit", icon: <Pencil />, disabled: !mayChange(user), onSelect: () => void setOpened(user.id) },
    {
      label: "New password",
      icon: <KeyRound />,
      disabled: !mayChange(user) || user.id === userId,
      onSelect: () => setResetting(user),
    },
    { kind: "separator" },
    user.isDisabled
      ? { label: "Enable", icon: <UserCheck />, onSelect: () => void setDisabled(user, false) }
      : {
          label: "Disable",
          icon: <UserX />,
          tone: "danger",
          disabled: !mayChange(user) || user.id === userId,
          onSelect: () => void setDisabled(user, true),
        },
  ];
  return (
    <>
      <PageHeader
        title="Users"
        description="Who signs in to this account, and what each may do."
        actions={
          <Button variant="primary" icon={<Plus />} onClick={() => void setCreating(true)}>
            New user
          </Button>
        }
      />
      <PageBody>
        <DataTable
          label="Users"
          columns={userColumns(userId)}
          rows={rows}
          rowKey={(user) => String(user.id)}
          rowMenu={menuOf}
          onRowClick={(user) => {
            if (mayChange(user)) void setOpened(user.id);
          }}
          isDimmed={(user) => user.isDisabled}
          error={users.error ? { message: users.error.message, onRetry: () => void users.refetch() } : undefined}
        />
      </PageBody>
      {creating && <UserDialog user={null} onClose={() => void setCreating(null)} />}
      {chosen !== null && <UserDialog key={chosen.id} user={chosen} onClose={() => void setOpened(null)} />}
      {told !== null && <PasswordDialog {...told} onClose={() => setTold(null)} />}
      <AlertDialog
        open={resetting !== null}
        onOpenChange={(open) => {
          if (!open) setResetting(null);
        }}
        title={`Give ${resetting?.name ?? "the user"} a new password?`}
        description="The old password stops working and every session of this user ends. The new one is shown once."
        confirmLabel="Make a new password"
        tone="primary"
        onConfirm={async () => {
          if (resetting !== null) await resetPassword(resetting);
        }}
      />
    </>
  );
}
