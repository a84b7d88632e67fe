"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { FIELD_TYPE_TEXTS } from "@/lib/domain/fields/field-type-texts";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { useAddField, useUpdateField } from "@/lib/api-client/databases";
import { type DatabaseField, fieldNameSchema } from "@/lib/contracts/databases";
import { FIELD_TYPES, fieldTypeSchema, KEY_FIELD_TYPES } from "@/lib/domain/fields/field-types";
import { FormDialog } from "@/components/forms/form-dialog";

const schema = z.object({
  name: z.string(),
  label: z.string().trim(),
  description: z.string(),
  type: fieldTypeSchema,
  required: z.boolean(),
  isKey: z.boolean(),
  isUnique: z.boolean(),
});
const newSchema = schema.extend({ name: fieldNameSchema });

type Values = z.infer<typeof schema>;

function makeDefaults(field: DatabaseField | null): Values {
  return (
    field ?? { name: "", label: "", description: "", type: "string", required: false, isKey: false, isUnique: false }
  );
}

/** Adds a custom field (`field` null) or changes one; name and type of an existing one stay. */
export function FieldDialog({
  databaseId,
  field,
  onClose,
}: {
  databaseId: number;
  field: DatabaseField | null;
  onClose: () => void;
}) {
  const add = useAddField(databaseId);
  const update = useUpdateField(databaseId);
  const form = useForm({
    resolver: zodResolver(field === null ? newSchema : schema),
    defaultValues: makeDefaults(field),
  });
  const type = form.watch("type");
  const isKey = form.watch("isKey");
  const mayBeKey = KEY_FIELD_TYPES.includes(type);
  const save = async ({ name, type: fieldType, ...values }: Values) => {
    const rules = { isKey: values.isKey && mayBeKey, isUnique: values.isUnique && values.isKey && mayBeKey };
    if (field?.id == null) await add.mutateAsync({ name, type: fieldType, ...values, ...rules });
    else await update.mutateAsync({ fieldId: field.id, ...values, ...rules });
    return field === null ? `Field “${name}” added` : "Field saved";
  };
  return (
    <FormDialog
      form={form}
      title={field === null ? "Add field" : `Field ${field.name}`}
      submitLabel={field === null ? "Add field" : "Save field"}
      save={save}
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField
          control={form.control}
          name="name"
          label="Name"
          required
          disabled={field !== null}
          help={field === null ? "As templates and the API use it: letters, digits and _" : "A name stays as it is."}
        >
          {(input) => <Input {...input} disabled={field !== null} placeholder="crm_id" autoFocus autoComplete="off" />}
        </FormField>
        <FormField
          control={form.control}
          name="type"
          label="Type"
          help={`For example ${FIELD_TYPE_TEXTS[type].hint}`}
          disabled={field !== null}
        >
          {(input) => (
            <Select
              {...input}
              disabled={field !== null}
              options={FIELD_TYPES.map((value) => ({ value, label: FIELD_TYPE_TEXTS[value].label }))}
            />
          )}
        </FormField>
      </div>
      <FormField control={form.control} name="label" label="Label" help="What people read on the profile’s card.">
        {(input) => <Input {...input} placeholder="CRM number" autoComplete="off" />}
      </FormField>
      <FormField control={form.control} name="description" label="Description">
        {(input) => <Textarea {...input} rows={2} />}
      </FormField>
      <FormField
        control={form.control}
        name="required"
        label="Required"
        help="A profile without it is refused."
        layout="inline"
      >
        {(input) => <Switch checked={input.value} onCheckedChange={input.onChange} />}
      </FormField>
      <FormField
        control={form.control}
        name="isKey"
        label="Key"
        help={
          mayBeKey
            ? "Profiles can be found by it: matching “custom” in the API, and the search above the table."
            : "A list or an object cannot be a key."
        }
        layout="inline"
      >
        {(input) => <Switch checked={input.value && mayBeKey} onCheckedChange={input.onChange} disabled={!mayBeKey} />}
      </FormField>
      <FormField
        control={form.control}
        name="isUnique"
        label="Unique"
        help="No two profiles of this database may share a value."
        layout="inline"
      >
        {(input) => (
          <Switch
            checked={input.value && isKey && mayBeKey}
            onCheckedChange={input.onChange}
            disabled={!isKey || !mayBeKey}
          />
        )}
      </FormField>
    </FormDialog>
  );
}
