"use client";

import { AlertDialog } from "@/components/ui/alert-dialog";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { useDeleteMailing } from "@/lib/api-client/mailings";

/** Asks before a mailing is gone; `onDeleted` runs when it is. */
export function DeleteMailingDialog(props: {
  mailing: { id: number; name: string } | null;
  onClose: () => void;
  onDeleted?: () => void;
}) {
  const { mailing, onClose, onDeleted } = props;
  const remove = useDeleteMailing();
  const confirm = async () => {
    if (mailing === null) return;
    try {
      await remove.mutateAsync(mailing.id);
      toastSuccess(`“${mailing.name}” deleted`);
      onDeleted?.();
    } catch (error) {
      toastError(`“${mailing.name}” could not be deleted`, error);
    }
  };
  return (
    <AlertDialog
      open={mailing !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Delete “${mailing?.name ?? ""}”?`}
      description={`Programs that call mailing #${mailing?.id ?? ""} get an error from then on. Its log is gone; the template and the resource stay.`}
      confirmLabel="Delete mailing"
      onConfirm={confirm}
    />
  );
}
