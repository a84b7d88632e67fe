"use client";

import { AlertDialog as BaseAlertDialog } from "@base-ui/react/alert-dialog";
import { type ReactElement, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { toastError } from "@/components/ui/toast";

export type AlertDialogProps = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement;
  title: ReactNode;
  /** What is lost, and what it hits. */
  description?: ReactNode;
  /** How many things it hits: shown large, e.g. `{ value: 312, unit: "profiles leave" }`. */
  count?: { value: number; unit: string };
  /** Absent: it only says why it cannot be done, and is closed. */
  confirmLabel?: string;
  cancelLabel?: string;
  tone?: "danger" | "primary";
  /** Must be typed before the action is allowed: for what cannot be brought back. */
  typeToConfirm?: string;
  /** The dialog closes when it resolves; when it throws, it stays open, and `failed` and the error are said. */
  onConfirm: () => void | Promise<void>;
  /** What is said when it throws. */
  failed?: string;
  children?: ReactNode;
};

/** A question that is asked only where something is lost. */
export function AlertDialog(props: AlertDialogProps) {
  const { open, onOpenChange, trigger, tone = "danger", confirmLabel, typeToConfirm } = props;
  const cancelLabel = props.cancelLabel ?? (confirmLabel === undefined ? "Close" : "Cancel");
  const [ownOpen, setOwnOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [typed, setTyped] = useState("");
  const change = (next: boolean) => {
    if (busy) return;
    setTyped("");
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  const confirm = async () => {
    setBusy(true);
    try {
      await props.onConfirm();
      setOwnOpen(false);
      setTyped("");
      onOpenChange?.(false);
    } catch (error) {
      toastError(props.failed ?? "That did not work", error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <BaseAlertDialog.Root open={open ?? ownOpen} onOpenChange={change}>
      {trigger !== undefined && <BaseAlertDialog.Trigger render={trigger} />}
      <BaseAlertDialog.Portal>
        <BaseAlertDialog.Backdrop className="fixed inset-0 z-50 bg-black/35 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0 dark:bg-black/60" />
        <BaseAlertDialog.Viewport className="fixed inset-0 z-50 flex items-start justify-center overflow-y-auto p-3 sm:p-6 sm:pt-[16vh]">
          <BaseAlertDialog.Popup className="popup grid w-full max-w-md gap-3 rounded-xl p-5 duration-150">
            <BaseAlertDialog.Title className="text-lg font-semibold wrap-break-word">
              {props.title}
            </BaseAlertDialog.Title>
            {props.count !== undefined && <Count {...props.count} />}
            {props.description !== undefined && (
              <BaseAlertDialog.Description className="text-sm text-muted-foreground">
                {props.description}
              </BaseAlertDialog.Description>
            )}
            {props.children}
            {typeToConfirm !== undefined && (
              <label className="grid gap-1.5 text-sm">
                <span>
                  Type <b className="font-semibold">{typeToConfirm}</b> to confirm
                </span>
                <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
              </label>
            )}
            <div className="mt-2 flex flex-wrap justify-end gap-2">
              <BaseAlertDialog.Close render={<Button disabled={busy} />}>{cancelLabel}</BaseAlertDialog.Close>
              {confirmLabel !== undefined && (
                <Button
                  variant={tone}
                  loading={busy}
                  disabled={typeToConfirm !== undefined && typed !== typeToConfirm}
                  onClick={() => void confirm()}
                >
                  {confirmLabel}
                </Button>
              )}
            </div>
          </BaseAlertDialog.Popup>
        </BaseAlertDialog.Viewport>
      </BaseAlertDialog.Portal>
    </BaseAlertDialog.Root>
  );
}

function Count({ value, unit }: { value: number; unit: string }) {
  return (
    <p className="flex items-baseline gap-2 rounded-lg bg-muted px-3 py-2">
      <span className="text-xl font-semibold tabular-nums">{value.toLocaleString("en")}</span>
      <span className="text-sm text-muted-foreground">{unit}</span>
    </p>
  );
}
