"use client";

import { DeleteDialog } from "@/components/forms/delete-dialog";
import { useDeleteMailing } from "@/lib/api-client/mailings";

type DeleteMailingDialogProps = {
  mailing: { id: number; name: string } | null;
  onClose: () => void;
  onDeleted?: () => void;
};

/** Asks before a mailing is gone; `onDeleted` runs when it is. */
export function DeleteMailingDialog({ mailing, ...props }: DeleteMailingDialogProps) {
  const { mutateAsync: remove } = useDeleteMailing();
  return (
    <DeleteDialog
      {...props}
      row={mailing}
      noun="mailing"
      description={({ id }) =>
        `Programs that call mailing #${id} get an error from then on. Its log is gone; the template and the resource stay.`
      }
      remove={remove}
    />
  );
}
