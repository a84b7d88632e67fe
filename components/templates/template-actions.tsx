"use client";

import { Copy, Ellipsis, Save, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DeleteTemplateDialog } from "@/components/templates/delete-template-dialog";
import type { DraftSaving } from "@/components/templates/use-save-draft";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { Tooltip } from "@/components/ui/tooltip";
import { useDuplicateTemplate } from "@/lib/api-client/templates";
import type { TemplateView } from "@/lib/contracts/templates";

export type TemplateActionsProps = {
  template: TemplateView;
  isDirty: boolean;
  mayEdit: boolean;
  saving: DraftSaving;
};

/** Saved when, save, duplicate, delete. */
export function TemplateActions({ template, isDirty, mayEdit, saving }: TemplateActionsProps) {
  const router = useRouter();
  const duplicate = useDuplicateTemplate();
  const [deleting, setDeleting] = useState<TemplateView | null>(null);
  if (!mayEdit) return <Badge tone="neutral">Read only</Badge>;
  const copy = async () => {
    try {
      const { id, name } = await duplicate.mutateAsync(template.id);
      toastSuccess(`“${name}” created`);
      router.push(`/templates/${id}`);
    } catch (error) {
      toastError(`“${template.name}” could not be copied`, error);
    }
  };
  const uses = [...template.mailings, ...template.scenarios];
  const isUsed = uses.length > 0;
  const users = uses.map(({ name }) => `“${name}”`).join(", ");
  return (
    <>
      <span className="text-xs text-muted-foreground" aria-live="polite">
        {isDirty ? (
          "Unsaved changes"
        ) : (
          <>
            Saved <DateTime value={template.updatedAt} />
          </>
        )}
      </span>
      <Tooltip content="Save" shortcut="Ctrl+S">
        <Button variant="primary" icon={<Save />} disabled={!isDirty} loading={saving.isSaving} onClick={saving.save}>
          Save
        </Button>
      </Tooltip>
      <DropdownMenu
        align="end"
        trigger={<IconButton label="More" icon={<Ellipsis />} />}
        entries={[
          { label: "Duplicate", icon: <Copy />, onSelect: () => void copy(), hint: "As it was saved" },
          { kind: "separator" },
          {
            label: "Delete",
            icon: <Trash2 />,
            tone: "danger",
            disabled: isUsed,
            ...(isUsed ? { hint: `Used by ${users}` } : {}),
            onSelect: () => setDeleting(template),
          },
        ]}
      />
      <DeleteTemplateDialog
        template={deleting}
        onClose={() => setDeleting(null)}
        onDeleted={() => router.push("/templates")}
      />
    </>
  );
}
