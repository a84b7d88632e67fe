"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { setFormError } from "@/components/forms/set-form-error";
import { formatFieldValue } from "@/components/profiles/field-text";
import { Button, LinkButton } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Form, FormErrors, FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toastSuccess } from "@/components/ui/toast";
import { useSetSubscription } from "@/lib/api-client/profiles";
import { resourcesQuery } from "@/lib/api-client/resources";
import type { Profile } from "@/lib/contracts/profiles";

const schema = z.object({
  resourceId: z.number("Choose a resource.").positive("Choose a resource."),
  address: z.string().trim().min(1, "Give an e-mail address."),
});

/** Subscribes a profile to a resource of its database by hand. */
export function SubscribeDialog({ profile, onClose }: { profile: Profile; onClose: () => void }) {
  const resources = useQuery(resourcesQuery({ databaseId: profile.databaseId }));
  const isEmpty = resources.data?.items.length === 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Subscribe"
      description="By hand: do it only when the person agreed."
    >
      {isEmpty ? (
        <EmptyState
          size="sm"
          title="No resource for this database"
          action={<LinkButton href="/resources?new=true">New resource</LinkButton>}
        >
          A resource is what people subscribe to. Create one and allow “{profile.databaseName}” in it.
        </EmptyState>
      ) : (
        <SubscribeForm profile={profile} resources={resources.data?.items ?? []} onClose={onClose} />
      )}
    </Dialog>
  );
}

function SubscribeForm({
  profile,
  resources,
  onClose,
}: {
  profile: Profile;
  resources: readonly { id: number; name: string }[];
  onClose: () => void;
}) {
  const set = useSetSubscription(profile.id);
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { resourceId: 0, address: formatFieldValue(profile.fields["email"]) },
  });
  const save = async (values: z.infer<typeof schema>) => {
    try {
      await set.mutateAsync({ ...values, channel: "email", status: "subscribed" });
      toastSuccess(`${values.address} is subscribed`);
      onClose();
    } catch (error) {
      setFormError(form, error);
    }
  };
  return (
    <Form onSubmit={form.handleSubmit(save)} className="gap-0">
      <DialogBody>
        <FormField control={form.control} name="resourceId" label="Resource" required>
          {(field) => (
            <Select
              {...field}
              placeholder="Choose a resource"
              options={resources.map((resource) => ({
                value: resource.id,
                label: resource.name,
                hint: `#${resource.id}`,
              }))}
            />
          )}
        </FormField>
        <FormField control={form.control} name="address" label="E-mail address" required>
          {(field) => <Input {...field} inputMode="email" autoComplete="off" />}
        </FormField>
        <FormErrors errors={form.formState.errors} />
      </DialogBody>
      <DialogFooter>
        <DialogClose render={<Button />}>Cancel</DialogClose>
        <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
          Subscribe
        </Button>
      </DialogFooter>
    </Form>
  );
}
