"use client";

import type { ReactNode } from "react";
import { AlertDialog, type AlertDialogProps } from "@/components/ui/alert-dialog";
import { toastSuccess } from "@/components/ui/toast";

type DeleteDialogProps<Row extends { id: number; name: string }> = {
  /** Null = nobody asks. */
  row: Row | null;
  /** `secret`, `trigger mailing` … */
  noun: string;
  /** What is lost, and what stays. */
  description: (row: Row) => ReactNode;
  count?: (row: Row) => AlertDialogProps["count"];
  remove: (id: number) => Promise<unknown>;
  onClose: () => void;
  onDeleted?: () => void;
};

/** Asks before a thing is gone for good, and says what became of it. */
export function DeleteDialog<Row extends { id: number; name: string }>(props: DeleteDialogProps<Row>) {
  const { row, noun, remove, onClose, onDeleted } = props;
  const count = row === null ? undefined : props.count?.(row);
  const confirm = async () => {
    if (row === null) return;
    await remove(row.id);
    toastSuccess(`The ${noun} “${row.name}” is deleted`);
    onDeleted?.();
  };
  return (
    <AlertDialog
      open={row !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Delete the ${noun} “${row?.name ?? ""}”?`}
      {...(row === null ? {} : { description: props.description(row) })}
      {...(count === undefined ? {} : { count })}
      confirmLabel={`Delete the ${noun}`}
      failed={`The ${noun} “${row?.name ?? ""}” was not deleted`}
      onConfirm={confirm}
    />
  );
}
