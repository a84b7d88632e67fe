"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { DialogForm } from "@/components/forms/dialog-form";
import { DatabasePicker } from "@/components/pickers/database-picker";
import { Dialog } from "@/components/ui/dialog";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-cards";
import { useCreateTemplate } from "@/lib/api-client/templates";
import { templateNameSchema } from "@/lib/contracts/templates";
import { STARTING_TEMPLATES, TEMPLATE_STARTS } from "@/lib/domain/messages/starting-template";

const schema = z.object({
  name: templateNameSchema,
  databaseId: z.number().nullable(),
  start: z.enum(TEMPLATE_STARTS),
});

/** Asks for a new template's name and what it starts with, and goes to it. */
export function NewTemplateDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const router = useRouter();
  const create = useCreateTemplate();
  const form = useForm<z.input<typeof schema>, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { name: "", databaseId: null, start: "html" },
  });
  const save = async ({ start, ...values }: z.output<typeof schema>) => {
    const { id } = await create.mutateAsync({ ...values, ...STARTING_TEMPLATES[start] });
    // The page that is left closes the dialog: writing `?new` away meanwhile would stop the navigation.
    router.replace(`/templates/${id}`);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="New template" description="The letter that a mailing sends.">
      <DialogForm form={form} submitLabel="Create template" save={save}>
        <FormField control={form.control} name="name" label="Name" required>
          {(field) => <Input {...field} placeholder="Alerts" autoFocus autoComplete="off" />}
        </FormField>
        <FormField
          control={form.control}
          name="databaseId"
          label="Database"
          help="Its fields are offered while you write, and names of fields are checked against it."
        >
          {({ value, onChange, onBlur }) => (
            <DatabasePicker value={value} onChange={onChange} onBlur={onBlur} clearable placeholder="Any database" />
          )}
        </FormField>
        <FormField control={form.control} name="start" label="Start with">
          {(field) => (
            <RadioCards
              value={field.value}
              onChange={field.onChange}
              columns={2}
              aria-label="Start with"
              options={[
                { value: "html", label: "HTML letter", description: "A simple responsive layout, with a text part." },
                { value: "text", label: "Plain text", description: "Words only, as a colleague would write." },
              ]}
            />
          )}
        </FormField>
      </DialogForm>
    </Dialog>
  );
}
