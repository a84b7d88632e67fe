"use client";

import { parseAsInteger, useQueryState } from "nuqs";
import { useCreating } from "@/components/forms/use-creating";

/** The dialog that makes a new thing of a list, or changes one: it stands in the address, `?new=true` or `?open=7`. */
export function useOpenedDialog<Row extends { id: number }>(rows: readonly Row[] | undefined) {
  const [creating, setCreating] = useCreating();
  const [opened, setOpened] = useQueryState("open", parseAsInteger);
  const chosen = rows?.find((row) => row.id === opened) ?? null;
  return {
    isOpen: creating || chosen !== null,
    /** Null = a new one. */
    row: creating ? null : chosen,
    /** A new form for each. */
    key: creating ? "new" : String(chosen?.id),
    create: () => setCreating(true),
    open: (row: Row) => void setOpened(row.id),
    close: () => {
      setCreating(false);
      void setOpened(null);
    },
  };
}
