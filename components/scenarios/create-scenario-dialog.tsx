"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { DialogForm } from "@/components/forms/dialog-form";
import { Combobox } from "@/components/ui/combobox";
import { Dialog } from "@/components/ui/dialog";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-cards";
import { databasesQuery } from "@/lib/api-client/databases";
import { useCreateScenario } from "@/lib/api-client/scenarios";
import { SCENARIO_NAME_LENGTH_MAX } from "@/lib/contracts/scenarios";
import { REENTRY_MODES, REENTRY_TEXTS, reentryModeSchema } from "@/lib/domain/scenario/reentry";

/** With one database there is nothing to choose. */
const makeSchema = (only: number | undefined) =>
  z.object({
    name: z
      .string()
      .trim()
      .min(1, "Give the scenario a name.")
      .max(SCENARIO_NAME_LENGTH_MAX, `A name has at most ${SCENARIO_NAME_LENGTH_MAX} characters.`),
    databaseId: z
      .int()
      .nullable()
      .transform((id, context) => {
        const chosen = id ?? only;
        if (chosen !== undefined) return chosen;
        context.addIssue({ code: "custom", message: "Choose a database." });
        return z.NEVER;
      }),
    reentry: reentryModeSchema,
  });
type Values = z.output<ReturnType<typeof makeSchema>>;

const MODES = REENTRY_MODES.map((value) => ({
  value,
  label: REENTRY_TEXTS[value].title,
  description: REENTRY_TEXTS[value].help,
}));

type CreateScenarioDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** Asks for the database and the reentry mode first, then opens the editor. */
export function CreateScenarioDialog({ open, onOpenChange }: CreateScenarioDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New scenario"
      description="Whom it is for, and what happens when somebody comes a second time. Both can be changed later."
    >
      {open && <CreateForm />}
    </Dialog>
  );
}

function CreateForm() {
  const router = useRouter();
  const create = useCreateScenario();
  const { data: databases } = useQuery(databasesQuery());
  const only = databases?.items.length === 1 ? databases.items[0] : undefined;
  const form = useForm({
    resolver: zodResolver(makeSchema(only?.id)),
    defaultValues: { name: "", databaseId: null, reentry: "skip" },
  });
  const save = async (values: Values) => {
    const { id } = await create.mutateAsync(values);
    // The page that is left closes the dialog: writing `?new` away meanwhile would stop the navigation.
    router.replace(`/scenarios/${id}`);
  };
  return (
    <DialogForm form={form} submitLabel="Create scenario" save={save}>
      <FormField control={form.control} name="name" label="Name" required>
        {(field) => <Input {...field} placeholder="Welcome" autoFocus autoComplete="off" />}
      </FormField>
      <FormField
        control={form.control}
        name="databaseId"
        label="Database"
        required
        help={
          databases?.items.length === 0 ? (
            <>
              There is no database yet:{" "}
              <Link href="/databases?new=true" className="text-brand-text underline">
                create one
              </Link>
              .
            </>
          ) : (
            "Its profiles walk through the scenario."
          )
        }
      >
        {(field) => (
          <Combobox
            aria-label="Database"
            value={field.value ?? only?.id ?? null}
            onChange={(id) => field.onChange(id)}
            onBlur={field.onBlur}
            options={databases?.items.map(({ id, name }) => ({ value: id, label: name, hint: `#${id}` })) ?? []}
            placeholder="Choose a database"
            loading={databases === undefined}
          />
        )}
      </FormField>
      <FormField control={form.control} name="reentry" label="When a profile enters again">
        {(field) => (
          <RadioCards
            aria-label="When a profile enters again"
            value={field.value}
            onChange={field.onChange}
            options={MODES}
          />
        )}
      </FormField>
    </DialogForm>
  );
}
