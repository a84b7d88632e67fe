"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { MultiSelect } from "@/components/ui/multi-select";
import { Textarea } from "@/components/ui/textarea";
import { databasesQuery } from "@/lib/api-client/databases";
import { useCreateResource, useUpdateResource } from "@/lib/api-client/resources";
import type { Resource } from "@/lib/contracts/resources";
import { FormDialog } from "@/components/forms/form-dialog";

const schema = z.object({
  name: z.string().trim().min(1, "Give the resource a name."),
  description: z.string(),
  databaseIds: z.array(z.number()),
});

/** Creates a resource (`resource` null) or changes one. */
export function ResourceDialog({ resource, onClose }: { resource: Resource | null; onClose: () => void }) {
  const databases = useQuery(databasesQuery());
  const create = useCreateResource();
  const update = useUpdateResource();
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: {
      name: resource?.name ?? "",
      description: resource?.description ?? "",
      databaseIds: resource?.databases.map((database) => database.id) ?? [],
    },
  });
  const save = async (values: z.infer<typeof schema>) => {
    if (resource === null) await create.mutateAsync(values);
    else await update.mutateAsync({ id: resource.id, ...values });
    return resource === null ? `Resource “${values.name}” created` : "Resource saved";
  };
  return (
    <FormDialog
      form={form}
      title={resource === null ? "New resource" : `Resource #${resource.id}`}
      description="What people subscribe to and unsubscribe from: a newsletter, alerts, offers."
      submitLabel={resource === null ? "Create resource" : "Save resource"}
      save={save}
      onClose={onClose}
    >
      <FormField control={form.control} name="name" label="Name" required>
        {(field) => <Input {...field} placeholder="Manager alerts" autoFocus autoComplete="off" />}
      </FormField>
      <FormField control={form.control} name="description" label="Description">
        {(field) => <Textarea {...field} rows={2} />}
      </FormField>
      <FormField
        control={form.control}
        name="databaseIds"
        label="Databases"
        help="Whose profiles may subscribe. Without any, nobody can."
      >
        {(field) => (
          <MultiSelect
            value={field.value}
            onChange={field.onChange}
            placeholder="Choose databases"
            options={(databases.data?.items ?? []).map((database) => ({
              value: database.id,
              label: database.name,
              hint: `#${database.id}`,
            }))}
          />
        )}
      </FormField>
    </FormDialog>
  );
}
