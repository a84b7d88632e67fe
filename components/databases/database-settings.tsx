"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { setFormError } from "@/components/forms/set-form-error";
import { useMay } from "@/components/session/session";
import { Button } from "@/components/ui/button";
import { Form, FormErrors, FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { toastSuccess } from "@/components/ui/toast";
import { useUpdateDatabase } from "@/lib/api-client/databases";
import type { Database } from "@/lib/contracts/databases";

const schema = z.object({
  name: z.string().trim().min(1, "Give the database a name."),
  description: z.string(),
  emailUnique: z.boolean(),
});

/** Name, description and the rule for e-mail addresses. */
export function DatabaseSettings({ database }: { database: Database }) {
  const mayEdit = useMay("data.edit");
  const update = useUpdateDatabase(database.id);
  const values = { name: database.name, description: database.description, emailUnique: database.emailUnique };
  const form = useForm({ resolver: zodResolver(schema), values, resetOptions: { keepDirtyValues: true } });
  const save = async (input: z.infer<typeof schema>) => {
    try {
      await update.mutateAsync(input);
      toastSuccess("Settings saved");
      form.reset(input);
    } catch (error) {
      setFormError(form, error);
    }
  };
  return (
    <Form onSubmit={form.handleSubmit(save)} className="max-w-2xl">
      <fieldset disabled={!mayEdit} className="grid gap-4">
        <FormField control={form.control} name="name" label="Name" required>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField control={form.control} name="description" label="Description">
          {(field) => <Textarea {...field} rows={3} />}
        </FormField>
        <FormField
          control={form.control}
          name="emailUnique"
          label="One profile per e-mail address"
          help="While it is on, a second profile with the same address is refused, and an import by e-mail always finds at most one."
          layout="inline"
        >
          {(field) => <Switch checked={field.value} onCheckedChange={field.onChange} disabled={!mayEdit} />}
        </FormField>
        <FormErrors errors={form.formState.errors} />
        {mayEdit && (
          <div className="flex gap-2">
            <Button
              type="submit"
              variant="primary"
              loading={form.formState.isSubmitting}
              disabled={!form.formState.isDirty}
            >
              Save settings
            </Button>
            {form.formState.isDirty && <Button onClick={() => form.reset()}>Discard</Button>}
          </div>
        )}
      </fieldset>
    </Form>
  );
}
