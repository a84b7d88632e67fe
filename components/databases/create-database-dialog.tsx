"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { DialogForm } from "@/components/forms/dialog-form";
import { Dialog } from "@/components/ui/dialog";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { useCreateDatabase } from "@/lib/api-client/databases";

const schema = z.object({
  name: z.string().trim().min(1, "Give the database a name."),
  description: z.string(),
  emailUnique: z.boolean(),
});

/** Asks for a new database's name and goes to it. */
export function CreateDatabaseDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const router = useRouter();
  const create = useCreateDatabase();
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { name: "", description: "", emailUnique: true },
  });
  const save = async (values: z.infer<typeof schema>) => {
    const { id } = await create.mutateAsync(values);
    // The page that is left closes the dialog: writing `?new` away meanwhile would stop the navigation.
    router.replace(`/databases/${id}`);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New database"
      description="A set of profiles with its own fields. Most teams have one for customers and one for colleagues."
    >
      <DialogForm form={form} submitLabel="Create database" save={save}>
        <FormField control={form.control} name="name" label="Name" required>
          {(field) => <Input {...field} placeholder="Leads" autoFocus autoComplete="off" />}
        </FormField>
        <FormField control={form.control} name="description" label="Description">
          {(field) => <Textarea {...field} rows={2} placeholder="Who is in it, and where they come from" />}
        </FormField>
        <FormField
          control={form.control}
          name="emailUnique"
          label="One profile per e-mail address"
          help="Turn it off only if several people share an address: then an address may match more than one profile."
          layout="inline"
        >
          {(field) => <Switch checked={field.value} onCheckedChange={field.onChange} />}
        </FormField>
      </DialogForm>
    </Dialog>
  );
}
