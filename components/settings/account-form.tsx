"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { setFormError } from "@/components/forms/set-form-error";
import { useMay } from "@/components/session/session";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Form, FormErrors, FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { toastSuccess } from "@/components/ui/toast";
import { useUpdateAccount } from "@/lib/api-client/account";
import { accountSettings } from "@/lib/contracts/account";

/** The account's name and time zone. */
export function AccountForm({ account }: { account: { name: string; timeZone: string } }) {
  const mayEdit = useMay("account.manage");
  const router = useRouter();
  const update = useUpdateAccount();
  const zones = useMemo(() => listZones(account.timeZone), [account.timeZone]);
  const form = useForm({ resolver: zodResolver(accountSettings), defaultValues: account });
  const save = async (values: z.output<typeof accountSettings>) => {
    try {
      await update.mutateAsync(values);
      form.reset(values);
      toastSuccess("Account saved");
      // Every moment on the screen is shown in the account's zone.
      router.refresh();
    } catch (error) {
      setFormError(form, error);
    }
  };
  return (
    <Form onSubmit={form.handleSubmit(save)}>
      <fieldset disabled={!mayEdit} className="grid gap-4">
        <FormField
          control={form.control}
          name="name"
          label="Name"
          required
          help="Your customers read it on the page where they unsubscribe: “… will send no more of it to you”."
        >
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField
          control={form.control}
          name="timeZone"
          label="Time zone"
          help="Times are shown in it, days begin in it, and pauses “until 09:00” mean it."
        >
          {(field) => (
            <Combobox
              value={field.value}
              onChange={(zone) => field.onChange(zone ?? account.timeZone)}
              options={zones}
              placeholder="Time zone"
              disabled={!mayEdit}
            />
          )}
        </FormField>
      </fieldset>
      <FormErrors errors={form.formState.errors} />
      {mayEdit ? (
        <div>
          <Button
            type="submit"
            variant="primary"
            loading={form.formState.isSubmitting}
            disabled={!form.formState.isDirty}
          >
            Save account
          </Button>
        </div>
      ) : (
        <p className="text-sm text-muted-foreground">Masters and admins can change this.</p>
      )}
    </Form>
  );
}

function listZones(current: string) {
  const zones = new Set(["UTC", current, ...Intl.supportedValuesOf("timeZone")]);
  return [...zones].sort().map((zone) => ({ value: zone, label: zone.replaceAll("_", " "), hint: offsetOf(zone) }));
}

function offsetOf(zone: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "shortOffset" }).formatToParts();
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
}
