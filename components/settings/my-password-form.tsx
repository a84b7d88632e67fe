"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { setFormError } from "@/components/forms/set-form-error";
import { Button } from "@/components/ui/button";
import { Form, FormErrors, FormField } from "@/components/ui/form";
import { PasswordInput } from "@/components/ui/password-input";
import { toastSuccess } from "@/components/ui/toast";
import { useChangeMyPassword } from "@/lib/api-client/users";
import { newPassword } from "@/lib/contracts/users";
import { PASSWORD_LENGTH_MIN } from "@/lib/domain/passwords/check-password";

const schema = z.object({ current: z.string().min(1, "Type your current password."), next: newPassword });
const EMPTY = { current: "", next: "" };

/** Changes one's own password; every other session ends. */
export function MyPasswordForm() {
  const change = useChangeMyPassword();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: EMPTY });
  const save = async (values: z.output<typeof schema>) => {
    try {
      await change.mutateAsync(values);
      form.reset(EMPTY);
      toastSuccess("Password changed", { description: "You stay signed in here; every other session has ended." });
    } catch (error) {
      setFormError(form, error);
    }
  };
  return (
    <Form onSubmit={form.handleSubmit(save)}>
      <FormField control={form.control} name="current" label="Current password" required>
        {(field) => <PasswordInput {...field} autoComplete="current-password" />}
      </FormField>
      <FormField
        control={form.control}
        name="next"
        label="New password"
        required
        help={`At least ${PASSWORD_LENGTH_MIN} characters. A few unrelated words are easy to remember and hard to guess.`}
      >
        {(field) => <PasswordInput {...field} autoComplete="new-password" />}
      </FormField>
      <FormErrors errors={form.formState.errors} />
      <div>
        <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
          Change password
        </Button>
      </div>
    </Form>
  );
}
