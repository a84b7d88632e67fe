"use client";

import { AlertDialog } from "@/components/ui/alert-dialog";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { useDeleteSegment } from "@/lib/api-client/segments";
import type { Segment } from "@/lib/contracts/segments";

/** Asks before a segment goes; what uses it is named by the refusal. */
export function DeleteSegmentDialog({ segment, onClose }: { segment: Segment; onClose: () => void }) {
  const remove = useDeleteSegment();
  const confirm = async () => {
    try {
      await remove.mutateAsync(segment.id);
      toastSuccess(`Segment “${segment.name}” deleted`);
    } catch (error) {
      toastError("The segment was not deleted", error);
    }
    onClose();
  };
  return (
    <AlertDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Delete “${segment.name}”?`}
      description={
        segment.kind === "static"
          ? "Its list is lost. The profiles stay in the database."
          : "Its condition is lost. The profiles stay in the database."
      }
      confirmLabel="Delete segment"
      onConfirm={confirm}
    />
  );
}
