"use client";

import { useQuery } from "@tanstack/react-query";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { toastSuccess } from "@/components/ui/toast";
import { fieldUsageQuery, useRemoveField } from "@/lib/api-client/databases";

type Props = { databaseId: number; field: { id: number; name: string; label: string }; onClose: () => void };

/** Asks before a field goes: how many profiles lose a value, or who uses it and keeps it from going. */
export function RemoveFieldDialog({ databaseId, field, onClose }: Props) {
  const { data } = useQuery(fieldUsageQuery(databaseId, field.id));
  const remove = useRemoveField(databaseId);
  const users = data?.users ?? [];
  const named = users.map(({ kind, id, name }) => `${kind} “${name}” (#${id})`).join(", ");
  const title = field.label === "" ? field.name : field.label;
  return (
    <AlertDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={users.length === 0 ? `Remove the field “${title}”?` : `The field “${title}” is in use`}
      description={
        users.length === 0
          ? "Its values are deleted from every profile. This cannot be undone."
          : `It is used by ${named}. Take it out there first; until then it cannot be removed.`
      }
      {...(data === undefined
        ? {}
        : {
            count: {
              value: data.profileCount,
              unit: data.profileCount === 1 ? "profile has a value in it" : "profiles have a value in it",
            },
          })}
      {...(users.length === 0 ? { confirmLabel: "Remove field" } : {})}
      failed="The field was not removed"
      onConfirm={async () => {
        await remove.mutateAsync(field.id);
        toastSuccess(`Field “${title}” removed`);
      }}
    />
  );
}
