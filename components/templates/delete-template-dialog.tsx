"use client";

import { AlertDialog } from "@/components/ui/alert-dialog";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { useDeleteTemplate } from "@/lib/api-client/templates";

/** Asks before a template and its words are lost; `onDeleted` runs when they are gone. */
export function DeleteTemplateDialog(props: {
  template: { id: number; name: string } | null;
  onClose: () => void;
  onDeleted?: () => void;
}) {
  const { template, onClose, onDeleted } = props;
  const remove = useDeleteTemplate();
  const confirm = async () => {
    if (template === null) return;
    try {
      await remove.mutateAsync(template.id);
      toastSuccess(`“${template.name}” deleted`);
      onDeleted?.();
    } catch (error) {
      toastError(`“${template.name}” could not be deleted`, error);
    }
  };
  return (
    <AlertDialog
      open={template !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Delete “${template?.name ?? ""}”?`}
      description="Its words are gone for good. Letters that were sent stay in the logs."
      confirmLabel="Delete template"
      onConfirm={confirm}
    />
  );
}
