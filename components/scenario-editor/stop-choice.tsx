"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";

export type StopChoiceProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** `"Welcome" (#3)` */
  name: string;
  inside: number;
  confirmLabel: string;
  isBusy: boolean;
  onStop: (keepProfiles: boolean) => void;
};

/** Stopping with profiles inside: they exit, or they freeze where they stand. */
export function StopChoice({ open, onOpenChange, name, inside, confirmLabel, isBusy, onStop }: StopChoiceProps) {
  const [keeps, setKeeps] = useState(false);
  const count = inside.toLocaleString("en");
  const people = inside === 1 ? "profile is" : "profiles are";
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="sm"
      title={`Stop ${name}?`}
      footer={
        <>
          <DialogClose render={<Button />}>Cancel</DialogClose>
          <Button variant={keeps ? "primary" : "danger"} loading={isBusy} onClick={() => onStop(keeps)}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <p className="text-sm">
        <strong className="text-lg font-semibold tabular-nums">{count}</strong> {people} inside now.
      </p>
      <Field
        layout="inline"
        label="Keep profiles in the scenario that will wake up when the scenario is activated"
        help={
          keeps
            ? "They freeze where they stand. Waits that end meanwhile go on at once when the scenario is activated."
            : "Unless this is ticked they all exit now, and cannot be brought back to where they were."
        }
      >
        <Checkbox checked={keeps} onCheckedChange={setKeeps} />
      </Field>
    </Dialog>
  );
}
