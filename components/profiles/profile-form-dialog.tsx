"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { FieldInputs } from "@/components/profiles/field-inputs";
import { useProfileDrafts } from "@/components/profiles/use-profile-drafts";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Form, FormErrors } from "@/components/ui/form";
import { toastSuccess } from "@/components/ui/toast";
import { useCreateProfile } from "@/lib/api-client/profiles";
import type { DatabaseField } from "@/lib/contracts/databases";

const FIRST = ["email", "phones", "_fname", "_lname", "_city", "_country"];
const NOTHING = {};

/** Adds a profile by hand: the fields most often known first, the rest below. */
export function ProfileFormDialog({
  databaseId,
  fields,
  onClose,
}: {
  databaseId: number;
  fields: readonly DatabaseField[];
  onClose: () => void;
}) {
  const router = useRouter();
  const create = useCreateProfile();
  const form = useProfileDrafts(fields, NOTHING);
  const groups = useMemo(() => groupFields(fields), [fields]);
  const save = async (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = form.read();
    if (values === null) return;
    if (Object.keys(values).length === 0) {
      form.refuse(new Error("Fill at least one field: a profile without any could never be found again."));
      return;
    }
    try {
      const { id } = await create.mutateAsync({ databaseId, fields: values });
      toastSuccess("Profile added");
      onClose();
      router.push(`/databases/${databaseId}/profiles/${id}`);
    } catch (error) {
      form.refuse(error);
    }
  };
  const inputs = { drafts: form.drafts, errors: form.errors, onChange: form.change, onLeave: form.check };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Add profile"
      size="lg"
      locked={form.isDirty}
    >
      <Form ref={form.ref} onSubmit={(event) => void save(event)} className="min-h-0 gap-0">
        <DialogBody>
          <FieldInputs fields={groups.first} autoFocus {...inputs} />
          {groups.own.length > 0 && (
            <section className="grid gap-3">
              <h3 className="text-sm font-semibold">Own fields</h3>
              <FieldInputs fields={groups.own} {...inputs} />
            </section>
          )}
          <details className="group">
            <summary className="cursor-pointer rounded-sm text-sm text-muted-foreground hover:text-foreground">
              More standard fields
            </summary>
            <div className="pt-3">
              <FieldInputs fields={groups.rest} {...inputs} />
            </div>
          </details>
          <FormErrors message={form.errors[""] ?? ""} />
        </DialogBody>
        <DialogFooter>
          <DialogClose render={<Button />}>Cancel</DialogClose>
          <Button type="submit" variant="primary" loading={create.isPending}>
            Add profile
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}

function groupFields(fields: readonly DatabaseField[]) {
  return {
    first: FIRST.flatMap((name) => fields.filter((field) => field.name === name)),
    own: fields.filter((field) => !field.standard),
    rest: fields.filter((field) => field.standard && !FIRST.includes(field.name)),
  };
}
