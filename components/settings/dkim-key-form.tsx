"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { setFormError } from "@/components/forms/set-form-error";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Form, FormErrors, FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-cards";
import { Textarea } from "@/components/ui/textarea";
import { toastSuccess } from "@/components/ui/toast";
import { useSetSenderDkim } from "@/lib/api-client/sender-dkim";
import { dkimSettings } from "@/lib/contracts/sender-dkim";
import type { SenderView } from "@/lib/contracts/senders";

const SOURCES = [
  { value: "made", label: "Make a key", description: "RSA with 2048 bits. The private key never leaves Cuelight." },
  { value: "pasted", label: "Paste a key", description: "A private key that you have already, as PEM." },
] as const;

const keyForm = z
  .object({ selector: dkimSettings.shape.selector, source: z.enum(["made", "pasted"]), privateKey: z.string() })
  .refine(({ source, privateKey }) => source === "made" || privateKey.trim() !== "", {
    path: ["privateKey"],
    error: "Paste the private key.",
  });

type DkimKeyFormProps = { sender: SenderView; onDone: () => void; onBack: () => void };

/** Asks for the selector and where the key comes from. */
export function DkimKeyForm({ sender, onDone, onBack }: DkimKeyFormProps) {
  const set = useSetSenderDkim();
  const form = useForm<z.infer<typeof keyForm>>({
    resolver: zodResolver(keyForm),
    defaultValues: { selector: nextSelector(sender.dkim?.selector), source: "made", privateKey: "" },
  });
  const source = form.watch("source");
  const submit = form.handleSubmit(async ({ selector, privateKey }) => {
    try {
      const settings = source === "made" ? { selector } : { selector, privateKey };
      await set.mutateAsync({ id: sender.id, settings });
      toastSuccess("Letters are signed from now on");
      onDone();
    } catch (error) {
      setFormError(form, error);
    }
  });
  return (
    <Form onSubmit={submit} className="min-h-0 gap-0">
      <DialogBody>
        <FormField
          control={form.control}
          name="selector"
          label="Selector"
          required
          help="The key's name in DNS. Another one than the last, so that letters under way stay valid."
        >
          {(field) => <Input {...field} autoComplete="off" spellCheck={false} placeholder="cuelight" />}
        </FormField>
        <FormField control={form.control} name="source" label="Key">
          {({ value, onChange }) => <RadioCards value={value} onChange={onChange} options={SOURCES} columns={2} />}
        </FormField>
        {source === "pasted" && (
          <FormField
            control={form.control}
            name="privateKey"
            label="Private key"
            required
            help="Kept encrypted and never shown again."
          >
            {(field) => (
              <Textarea {...field} mono rows={6} spellCheck={false} placeholder="-----BEGIN PRIVATE KEY-----" />
            )}
          </FormField>
        )}
        <FormErrors errors={form.formState.errors} />
      </DialogBody>
      <DialogFooter>
        <Button onClick={onBack}>Cancel</Button>
        <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
          {source === "made" ? "Make key and sign" : "Sign with this key"}
        </Button>
      </DialogFooter>
    </Form>
  );
}

/** `cuelight`, then `cuelight2`, `cuelight3` … */
function nextSelector(last: string | undefined): string {
  if (last === undefined) return "cuelight";
  const [, name = last, digits = "1"] = /^(.*?)(\d{1,6})?$/.exec(last) ?? [];
  return `${name}${Number(digits) + 1}`;
}
