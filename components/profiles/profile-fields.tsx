"use client";

import { FieldInputs } from "@/components/profiles/field-inputs";
import { useProfileDrafts } from "@/components/profiles/use-profile-drafts";
import { useMay } from "@/components/session/session";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { Form, FormErrors } from "@/components/ui/form";
import { toastSuccess } from "@/components/ui/toast";
import { useUpdateProfile } from "@/lib/api-client/profiles";
import type { DatabaseField } from "@/lib/contracts/databases";
import type { Profile } from "@/lib/contracts/profiles";

/** All fields of a profile, to read and to change; only what was changed is written. */
export function ProfileFields({ profile, fields }: { profile: Profile; fields: readonly DatabaseField[] }) {
  const mayEdit = useMay("data.edit");
  const update = useUpdateProfile(profile.id);
  const form = useProfileDrafts(fields, profile.fields);
  const own = fields.filter((field) => !field.standard);
  const save = async (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = form.read();
    if (values === null) return;
    try {
      await update.mutateAsync({ fields: values, version: profile.version });
      toastSuccess("Profile saved");
    } catch (error) {
      form.refuse(error);
    }
  };
  const inputs = { drafts: form.drafts, errors: form.errors, onChange: form.change, onLeave: form.check };
  return (
    <Form ref={form.ref} onSubmit={(event) => void save(event)} className="max-w-4xl">
      <fieldset disabled={!mayEdit} className="grid min-w-0 gap-4">
        <Card title="Standard fields">
          <FieldInputs fields={fields.filter((field) => field.standard)} {...inputs} />
        </Card>
        {own.length > 0 && (
          <Card title="Own fields">
            <FieldInputs fields={own} {...inputs} />
          </Card>
        )}
      </fieldset>
      <FormErrors message={form.errors[""] ?? ""} />
      <div className="sticky bottom-0 flex flex-wrap items-center gap-2 border-t bg-background py-3">
        {mayEdit && (
          <Button type="submit" variant="primary" loading={update.isPending} disabled={!form.isDirty}>
            Save profile
          </Button>
        )}
        {form.isDirty && <Button onClick={form.reset}>Discard</Button>}
        <span className="text-xs text-muted-foreground">
          Added <DateTime value={profile.createdAt} />, changed <DateTime value={profile.updatedAt} />
        </span>
      </div>
    </Form>
  );
}
