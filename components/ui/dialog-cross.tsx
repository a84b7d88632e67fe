"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { Button } from "@/components/ui/button";

/** Closes the window that it stands in. Without a tooltip: where it has the focus, the first Escape would close that alone. */
export function DialogCross() {
  return (
    <Dialog.Close
      render={
        <Button aria-label="Close" variant="ghost" size="icon-sm" className="-mr-2">
          <X />
        </Button>
      }
    />
  );
}
