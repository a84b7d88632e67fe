"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound, Pencil, Plus, UserCheck, UserX } from "lucide-react";
import { useState } from "react";
import { useSession } from "@/components/session/session";
import { PasswordDialog } from "@/components/settings/password-dialog";
import { userColumns } from "@/components/settings/user-columns";
import { UserDialog } from "@/components/settings/user-dialog";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import type { MenuEntry } from "@/components/ui/menu-entries";
import { toastError, toastUndo } from "@/components/ui/toast";
import { usersQuery, useResetUserPassword, useUpdateUser } from "@/lib/api-client/users";
import type { UserView } from "@/lib/contracts/users";
import { useOpenedDialog } from "@/components/forms/use-opened-dialog";
import { ListPage } from "@/components/ui/list-page";

/** Everybody in the account. */
export function UserList() {
  const { userId, role } = useSession();
  const users = useQuery(usersQuery());
  const [resetting, setResetting] = useState<UserView | null>(null);
  const [told, setTold] = useState<{ name: string; password: string } | null>(null);
  const update = useUpdateUser();
  const reset = useResetUserPassword();
  const rows = users.data?.items;
  const dialog = useOpenedDialog(rows);
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
    { label: "Edit", icon: <Pencil />, disabled: !mayChange(user), onSelect: () => dialog.open(user) },
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
    <ListPage
      title="Users"
      description="Who signs in to this account, and what each may do."
      query={users}
      create={
        <Button variant="primary" icon={<Plus />} onClick={dialog.create}>
          New user
        </Button>
      }
      table={{
        ...{ columns: userColumns(userId), rows, rowMenu: menuOf },
        rowKey: (user) => String(user.id),
        onRowClick: (user) => {
          if (mayChange(user)) dialog.open(user);
        },
        isDimmed: (user) => user.isDisabled,
      }}
    >
      {dialog.isOpen && <UserDialog key={dialog.key} user={dialog.row} onClose={dialog.close} />}
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
    </ListPage>
  );
}
