"use client";

import { ArchiveRestore, Copy, Pencil, Play, Send, Square, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMay } from "@/components/session/session";
import type { MenuEntry } from "@/components/ui/menu-entries";
import { toastError, toastSuccess, toastUndo } from "@/components/ui/toast";
import { readScenario } from "@/lib/api-client/save-scenario";
import { useScenarioActions } from "@/lib/api-client/scenarios";
import type { ScenarioRow } from "@/lib/contracts/scenarios";

type ScenarioMenu = { onStop: (row: ScenarioRow) => void; onSend: (row: ScenarioRow) => void };

/** What can be done with a scenario straight from the list. `onStop` asks what becomes of the profiles inside. */
export function useScenarioMenu({ onStop, onSend }: ScenarioMenu): (row: ScenarioRow) => MenuEntry[] {
  const mayEdit = useMay("scenarios.edit");
  const { activate, stop, clone, trash, restore } = useScenarioActions();
  const router = useRouter();
  const run = async (what: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      toastError(what, error);
    }
  };
  const undoable = (row: ScenarioRow) => ({
    trash: () =>
      run(`“${row.name}” was not moved to the trash`, async () => {
        await trash.mutateAsync(row.id);
        toastUndo(`“${row.name}” is in the trash`, async () => {
          await restore.mutateAsync(row.id);
        });
      }),
    restore: () =>
      run(`“${row.name}” was not restored`, async () => {
        await restore.mutateAsync(row.id);
        toastSuccess(`“${row.name}” was restored`);
      }),
  });
  const listCurrent = (row: ScenarioRow): MenuEntry[] => [
    row.isActive
      ? {
          label: "Stop",
          icon: <Square />,
          onSelect: () => {
            void run(`“${row.name}” was not stopped`, async () => {
              // The list may be a few seconds old, and what is asked cannot be taken back.
              const { inside } = (await readScenario(row.id)).scenario;
              if (inside > 0) {
                onStop({ ...row, inside });
                return;
              }
              await stop.mutateAsync({ id: row.id, keepProfiles: false });
              toastSuccess(`“${row.name}” was stopped`);
            });
          },
        }
      : {
          label: "Activate",
          icon: <Play />,
          disabled: row.isNew,
          ...(row.isNew ? { hint: "Save it first" } : {}),
          onSelect: () =>
            void run(`“${row.name}” was not activated`, async () => {
              await activate.mutateAsync(row.id);
              toastSuccess(`“${row.name}” is active`);
            }),
        },
    {
      label: "Send profiles of a segment",
      icon: <Send />,
      disabled: !row.isActive,
      ...(row.isActive ? {} : { hint: "Activate it first" }),
      onSelect: () => onSend(row),
    },
    {
      label: "Clone",
      icon: <Copy />,
      onSelect: () =>
        void run(`“${row.name}” was not cloned`, async () => {
          const { id, name } = await clone.mutateAsync(row.id);
          toastSuccess(`“${name}” created`);
          router.push(`/scenarios/${id}`);
        }),
    },
    { kind: "separator" },
    {
      label: "Move to trash",
      icon: <Trash2 />,
      tone: "danger",
      disabled: row.isActive,
      ...(row.isActive ? { hint: "Stop it first" } : {}),
      onSelect: () => void undoable(row).trash(),
    },
  ];
  return (row) => {
    const open: MenuEntry = { label: "Open", icon: <Pencil />, href: `/scenarios/${row.id}` };
    if (!mayEdit) return [open];
    if (row.trashedAt === null) return [open, ...listCurrent(row)];
    return [open, { label: "Restore", icon: <ArchiveRestore />, onSelect: () => void undoable(row).restore() }];
  };
}
