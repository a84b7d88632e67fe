"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { RadioCards } from "@/components/ui/radio-cards";

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

const CHOICES = [
  {
    value: "keep",
    label: "Keep them where they stand",
    description:
      "They freeze, and wake up when the scenario is activated again. Waits that end meanwhile go on at once then.",
  },
  {
    value: "exit",
    label: "Let all of them exit",
    description: "They leave now, and cannot be brought back to where they were.",
  },
] as const;
type Choice = (typeof CHOICES)[number]["value"];

/** Stopping with profiles inside: they freeze where they stand, or they exit. Nothing is chosen beforehand: one of the two is for good. */
export function StopChoice({ open, onOpenChange, name, inside, confirmLabel, isBusy, onStop }: StopChoiceProps) {
  const [choice, setChoice] = useState<Choice | null>(null);
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
          <Button
            variant={choice === "exit" ? "danger" : "primary"}
            disabled={choice === null}
            loading={isBusy}
            onClick={() => onStop(choice === "keep")}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <p className="text-sm">
        <strong className="text-lg font-semibold tabular-nums">{count}</strong> {people} inside now.
      </p>
      <RadioCards
        aria-label="What becomes of the profiles inside"
        value={choice}
        onChange={setChoice}
        options={CHOICES}
      />
    </Dialog>
  );
}
