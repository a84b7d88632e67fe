"use client";

import { DeleteDialog } from "@/components/forms/delete-dialog";
import { useDeleteTemplate } from "@/lib/api-client/templates";

type DeleteTemplateDialogProps = {
  template: { id: number; name: string } | null;
  onClose: () => void;
  onDeleted?: () => void;
};

/** Asks before a template and its words are lost; `onDeleted` runs when they are gone. */
export function DeleteTemplateDialog({ template, ...props }: DeleteTemplateDialogProps) {
  const { mutateAsync: remove } = useDeleteTemplate();
  return (
    <DeleteDialog
      {...props}
      row={template}
      noun="template"
      description={() => "Its words are gone for good. Letters that were sent stay in the logs."}
      remove={remove}
    />
  );
}
