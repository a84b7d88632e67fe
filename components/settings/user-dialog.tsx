"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { DialogForm } from "@/components/forms/dialog-form";
import { useSession } from "@/components/session/session";
import { SecretOnce } from "@/components/settings/secret-once";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-cards";
import { toastSuccess } from "@/components/ui/toast";
import { useCreateUser, useUpdateUser } from "@/lib/api-client/users";
import { userEmail, userName, userRole, type UserView } from "@/lib/contracts/users";
import { ROLES } from "@/lib/domain/permissions/permissions";
import { ROLE_LABELS } from "@/lib/domain/permissions/role-labels";

const schema = z.object({ name: userName, email: userEmail, role: userRole });

/** Adds a user (`user` null), then shows his password once; or changes one. */
export function UserDialog({ user, onClose }: { user: UserView | null; onClose: () => void }) {
  const [made, setMade] = useState<{ email: string; password: string } | null>(null);
  const title = user === null ? (made === null ? "New user" : "The user was added") : user.name;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={title}
      description={user === null ? undefined : user.email}
      locked={made !== null}
    >
      {made === null ? <UserForm user={user} onClose={onClose} onMade={setMade} /> : <Made {...made} />}
    </Dialog>
  );
}

type UserFormProps = {
  user: UserView | null;
  onClose: () => void;
  onMade: (made: { email: string; password: string }) => void;
};

function UserForm({ user, onClose, onMade }: UserFormProps) {
  const { role: ownRole } = useSession();
  const create = useCreateUser();
  const update = useUpdateUser();
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { name: user?.name ?? "", email: user?.email ?? "", role: user?.role ?? "marketer" },
  });
  const save = async (values: z.output<typeof schema>) => {
    if (user === null) {
      const { password } = await create.mutateAsync(values);
      onMade({ email: values.email, password });
    } else {
      await update.mutateAsync({ id: user.id, name: values.name, role: values.role });
      toastSuccess("User saved");
      onClose();
    }
  };
  const roles = ROLES.filter((role) => role !== "master" || ownRole === "master" || user?.role === "master");
  return (
    <DialogForm form={form} submitLabel={user === null ? "Add user" : "Save user"} save={save}>
      <FormField control={form.control} name="name" label="Name" required>
        {(field) => <Input {...field} autoFocus autoComplete="off" />}
      </FormField>
      {user === null && (
        <FormField
          control={form.control}
          name="email"
          label="E-mail"
          required
          help="To sign in with. No letter is sent: you hand the password over yourself."
        >
          {(field) => <Input {...field} type="email" autoComplete="off" />}
        </FormField>
      )}
      <FormField control={form.control} name="role" label="Role" required>
        {(field) => (
          <RadioCards
            value={field.value}
            onChange={field.onChange}
            options={roles.map((role) => ({ value: role, ...ROLE_LABELS[role] }))}
          />
        )}
      </FormField>
    </DialogForm>
  );
}

function Made({ email, password }: { email: string; password: string }) {
  return (
    <>
      <DialogBody>
        <p className="text-sm">
          <b className="font-semibold">{email}</b> can sign in with this password and change it in My profile.
        </p>
        <SecretOnce label="Password" secret={password} />
      </DialogBody>
      <DialogFooter>
        <DialogClose render={<Button variant="primary" />}>Done</DialogClose>
      </DialogFooter>
    </>
  );
}
