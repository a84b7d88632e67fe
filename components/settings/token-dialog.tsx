"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { z } from "zod";
import { DialogForm } from "@/components/forms/dialog-form";
import { ScopeChoice } from "@/components/settings/scope-choice";
import { SecretOnce } from "@/components/settings/secret-once";
import { makeCurlLine } from "@/components/settings/token-texts";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog, DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { useCreateToken } from "@/lib/api-client/tokens";
import { TOKEN_RATE_DEFAULT, tokenName, tokenRate } from "@/lib/contracts/tokens";

const LIFETIMES = [
  { value: 0, label: "Never" },
  { value: 30, label: "In 30 days" },
  { value: 90, label: "In 90 days" },
  { value: 365, label: "In a year" },
];

const schema = z
  .object({
    name: tokenName,
    days: z.number(),
    ratePerSecond: tokenRate.nullable(),
    limit: z.enum(["all", "some"]),
    scopes: z.array(z.string()),
  })
  .refine(({ limit, scopes }) => limit === "all" || scopes.length > 0, {
    path: ["scopes"],
    message: "Choose at least one.",
  });

type Made = { name: string; token: string; url: string; scopes: readonly string[] };

/** Makes a token and shows it once, with a line that tries it. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const [made, setMade] = useState<Made | null>(null);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={made === null ? "New API token" : `Token “${made.name}”`}
      description={made === null ? "A program calls the API with it, in the name of the whole account." : undefined}
      size="lg"
      locked={made !== null}
    >
      {made === null ? <TokenForm onMade={setMade} /> : <MadeToken {...made} />}
    </Dialog>
  );
}

function TokenForm({ onMade }: { onMade: (made: Made) => void }) {
  const create = useCreateToken();
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { name: "", days: 0, ratePerSecond: null, limit: "all" as const, scopes: [] },
  });
  const limit = useWatch({ control: form.control, name: "limit" });
  const save = async ({ name, days, ratePerSecond, limit: chosen, scopes: ticked }: z.output<typeof schema>) => {
    const scopes = chosen === "all" ? [] : ticked;
    const { token, url } = await create.mutateAsync({
      name,
      days: days === 0 ? null : days,
      scopes,
      ratePerSecond: ratePerSecond ?? TOKEN_RATE_DEFAULT,
    });
    onMade({ name, token, url, scopes });
  };
  return (
    <DialogForm form={form} submitLabel="Create token" save={save}>
      <FormField control={form.control} name="name" label="Name" required help="The program that will use it.">
        {(field) => <Input {...field} autoFocus autoComplete="off" placeholder="Web shop" />}
      </FormField>
      <FormField control={form.control} name="days" label="Expires">
        {(field) => <Select value={field.value} onChange={field.onChange} options={LIFETIMES} />}
      </FormField>
      <FormField
        control={form.control}
        name="ratePerSecond"
        label="Calls a second, at most"
        help="More are answered with 429 and may be tried again."
      >
        {(field) => <NumberInput {...field} min={0} placeholder={String(TOKEN_RATE_DEFAULT)} className="w-40" />}
      </FormField>
      <FormField control={form.control} name="limit" label="May do">
        {(field) => (
          <RadioCards
            value={field.value}
            onChange={field.onChange}
            columns={2}
            options={[
              { value: "all", label: "Everything of the API", description: "Never settings, users or tokens." },
              { value: "some", label: "Only what I choose", description: "Anything else answers 403." },
            ]}
          />
        )}
      </FormField>
      {limit === "some" && (
        <FormField control={form.control} name="scopes" label="Scopes" hideLabel>
          {(field) => <ScopeChoice value={field.value} onChange={field.onChange} />}
        </FormField>
      )}
    </DialogForm>
  );
}

function MadeToken(made: Made) {
  return (
    <>
      <DialogBody>
        <SecretOnce label="API token" secret={made.token}>
          It is shown only now: of a token Cuelight keeps a fingerprint. Keep it where the program keeps its secrets.
        </SecretOnce>
        <CodeBlock title="Try it" code={makeCurlLine(made)} wrap />
      </DialogBody>
      <DialogFooter>
        <DialogClose render={<Button variant="primary" />}>Done</DialogClose>
      </DialogFooter>
    </>
  );
}
