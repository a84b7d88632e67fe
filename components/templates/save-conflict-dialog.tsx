"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { TemplateDraft } from "@/components/templates/template-draft";
import type { DraftSaving } from "@/components/templates/use-save-draft";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { Dialog } from "@/components/ui/dialog";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { useCreateTemplate } from "@/lib/api-client/templates";

/** Somebody saved the template meanwhile: three ways out, none of which loses a word without being asked to. */
export function SaveConflictDialog({ saving, draft }: { saving: DraftSaving; draft: TemplateDraft }) {
  const { conflict } = saving;
  const router = useRouter();
  const create = useCreateTemplate();
  const [isCopying, setIsCopying] = useState(false);
  const keepAsCopy = async () => {
    setIsCopying(true);
    try {
      const name = `${draft.name} (my copy)`;
      const { id } = await create.mutateAsync({ ...draft, name });
      saving.takeTheirs();
      toastSuccess(`“${name}” created`);
      router.push(`/templates/${id}`);
    } catch (error) {
      toastError("The copy could not be created", error);
    } finally {
      setIsCopying(false);
    }
  };
  return (
    <Dialog
      open={conflict !== null}
      onOpenChange={(open) => {
        if (!open) saving.closeConflict();
      }}
      title="Somebody saved this template meanwhile"
      footer={
        <>
          <Button onClick={saving.takeTheirs}>Take theirs</Button>
          <Button onClick={() => void keepAsCopy()} loading={isCopying}>
            Keep mine as a copy
          </Button>
          <Button variant="primary" onClick={saving.keepMine}>
            Replace with mine
          </Button>
        </>
      }
    >
      <p className="text-sm text-muted-foreground">
        {conflict?.updatedBy ?? "Somebody"} saved it <DateTime value={conflict?.updatedAt} />, after you had opened it.
        What you typed is still here and not saved.
      </p>
    </Dialog>
  );
}
