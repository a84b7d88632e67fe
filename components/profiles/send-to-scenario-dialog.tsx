"use client";

import { useState } from "react";
import { ActiveScenarioPicker } from "@/components/pickers/active-scenario-picker";
import { formatProfileName } from "@/components/profiles/field-text";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form, FormErrors } from "@/components/ui/form";
import { JsonObjectField } from "@/components/ui/json-object-field";
import { toastSuccess } from "@/components/ui/toast";
import { useStartByHand } from "@/lib/api-client/start-by-hand";
import type { Profile } from "@/lib/contracts/profiles";
import type { ScenarioRow } from "@/lib/contracts/scenarios";
import { parseTypedObject } from "@/lib/shared/parse-typed-object";

type DialogProps = { profile: Profile; onClose: () => void; onSent: () => void };

/** Which scenario, and with what; says what became of it. */
export function SendToScenarioDialog({ profile, onClose, onSent }: DialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Send to a scenario"
      description={`${formatProfileName(profile)} enters through Default profile capture, at once.`}
    >
      <SendForm
        profile={profile}
        onSent={() => {
          onClose();
          onSent();
        }}
      />
    </Dialog>
  );
}

function SendForm({ profile, onSent }: { profile: Profile; onSent: () => void }) {
  const { scenario, choose, text, setText, errors, isSending, send } = useSending(profile, onSent);
  return (
    <Form
      className="gap-0"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <DialogBody>
        <Field label="Scenario" required help="An active one of this profile's database." error={errors.scenario}>
          <ActiveScenarioPicker databaseId={profile.databaseId} value={scenario} onChange={choose} />
        </Field>
        <JsonObjectField
          label="apicontent"
          help={"Optional: what the elements know as {apicontent.order}, as JSON."}
          error={errors.content}
          minHeight="7rem"
          maxHeight="16rem"
          placeholder={'{"order": "A-1001"}'}
          value={text}
          onChange={setText}
        />
        {errors.form !== undefined && <FormErrors message={errors.form} />}
      </DialogBody>
      <DialogFooter>
        <DialogClose render={<Button />}>Cancel</DialogClose>
        <Button type="submit" variant="primary" loading={isSending}>
          Send
        </Button>
      </DialogFooter>
    </Form>
  );
}

type Errors = { scenario?: string; content?: string; form?: string };

function useSending(profile: Profile, onSent: () => void) {
  const start = useStartByHand(profile.id);
  const [scenario, setScenario] = useState<ScenarioRow | null>(null);
  const [text, setText] = useState("");
  const [errors, setErrors] = useState<Errors>({});
  const send = async () => {
    const parsed = parseTypedObject(text);
    if (scenario === null || "error" in parsed) {
      setErrors({
        ...(scenario === null ? { scenario: "Choose a scenario." } : {}),
        ...("error" in parsed ? { content: parsed.error } : {}),
      });
      return;
    }
    setErrors({});
    const name = `“${scenario.name}” (#${scenario.id})`;
    try {
      const { passId } = await start.mutateAsync({ id: scenario.id, content: parsed.content });
      if (passId === null) {
        setErrors({ form: `${formatProfileName(profile)} did not enter ${name}: ${WHY_NOT[scenario.reentry]}` });
        return;
      }
      toastSuccess(`${formatProfileName(profile)} entered ${name} as pass ${passId}`);
      onSent();
    } catch (error) {
      setErrors({ form: error instanceof Error ? error.message : "It did not enter. Try again." });
    }
  };
  const choose = (next: ScenarioRow | null) => {
    setScenario(next);
    setErrors({});
  };
  return { scenario, choose, text, setText, errors, isSending: start.isPending, send };
}

/** Said when the scenario let nobody in; the two last modes always let in. */
const WHY_NOT: Record<ScenarioRow["reentry"], string> = {
  skip_in_any_case: "it was in this scenario before, and the scenario lets a profile in only once.",
  skip: "it is inside already, and the scenario lets a profile in again only after it left.",
  restart: "the scenario did not let it in.",
  parallel: "the scenario did not let it in.",
};
