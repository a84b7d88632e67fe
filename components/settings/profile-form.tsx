"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { setFormError } from "@/components/forms/set-form-error";
import { Button } from "@/components/ui/button";
import { Form, FormErrors, FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { toastSuccess } from "@/components/ui/toast";
import { useUpdateMe } from "@/lib/api-client/users";
import { userName } from "@/lib/contracts/users";

const schema = z.object({ name: userName });

/** One's own name. */
export function ProfileForm({ name }: { name: string }) {
  const router = useRouter();
  const update = useUpdateMe();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name } });
  const save = async (values: z.output<typeof schema>) => {
    try {
      await update.mutateAsync(values);
      form.reset(values);
      toastSuccess("Name saved");
      router.refresh();
    } catch (error) {
      setFormError(form, error);
    }
  };
  return (
    <Form onSubmit={form.handleSubmit(save)}>
      <FormField control={form.control} name="name" label="Name" required>
        {(field) => <Input {...field} autoComplete="name" />}
      </FormField>
      <FormErrors errors={form.formState.errors} />
      <div>
        <Button
          type="submit"
          variant="primary"
          loading={form.formState.isSubmitting}
          disabled={!form.formState.isDirty}
        >
          Save name
        </Button>
      </div>
    </Form>
  );
}
