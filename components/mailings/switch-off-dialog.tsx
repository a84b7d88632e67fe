"use client";

import Link from "next/link";
import { z } from "zod";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { ApiError } from "@/lib/api-client/call-api";
import { sendingScenarioSchema, type SendingScenario } from "@/lib/contracts/mailings";

const refusalSchema = z.object({ kind: z.literal("sending"), scenarios: z.array(sendingScenarioSchema) });

/** The active scenarios for whose sake the server refused to switch a mailing off; null = it was refused for something else. */
export function readSenders(error: unknown): SendingScenario[] | null {
  const refusal = refusalSchema.safeParse(error instanceof ApiError ? error.details : undefined);
  return refusal.success ? refusal.data.scenarios : null;
}

type SwitchOffDialogProps = {
  name: string;
  /** Null = nothing is asked. */
  scenarios: readonly SendingScenario[] | null;
  onClose: () => void;
  onConfirm: () => Promise<void>;
};

/** Asks before a mailing is switched off that active scenarios send. */
export function SwitchOffDialog({ name, scenarios, onClose, onConfirm }: SwitchOffDialogProps) {
  const inside = scenarios?.reduce((sum, one) => sum + one.inside, 0) ?? 0;
  const isOne = scenarios?.length === 1;
  return (
    <AlertDialog
      open={scenarios !== null}
      onOpenChange={(open) => !open && onClose()}
      title={`Switch “${name}” off?`}
      description={
        isOne
          ? "An active scenario sends it. It stays active and goes on without this letter."
          : "Active scenarios send it. They stay active and go on without this letter."
      }
      count={{ value: inside, unit: `${inside === 1 ? "profile" : "profiles"} inside now` }}
      confirmLabel="Switch off"
      onConfirm={onConfirm}
    >
      <ul className="grid gap-1 text-sm" aria-label="Scenarios that send it">
        {scenarios?.map((one) => (
          <li key={one.id} className="flex items-baseline justify-between gap-3">
            <Link href={`/scenarios/${one.id}`} className="min-w-0 font-medium wrap-break-word hover:underline">
              {one.name} <span className="font-normal text-muted-foreground">#{one.id}</span>
            </Link>
            <span className="shrink-0 text-xs text-muted-foreground tabular-nums">
              {one.inside.toLocaleString("en")} inside
            </span>
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted-foreground">
        Whoever comes to its element from now on gets no letter and leaves by <b className="font-medium">Not sent</b>{" "}
        with the reason “The mailing was not active”. Letters that wait to be handed over are not sent either.
      </p>
    </AlertDialog>
  );
}
