"use client";

import { ContextMenu as BaseContextMenu } from "@base-ui/react/context-menu";
import type { ReactElement } from "react";
import type { MenuEntry } from "@/components/ui/menu-entries";
import { MenuList, menuPopupStyles } from "@/components/ui/menu-list";

/** A menu on right click or long press. Offer the same entries through a visible button too. */
export function ContextMenu({ children, entries }: { children: ReactElement; entries: readonly MenuEntry[] }) {
  return (
    <BaseContextMenu.Root>
      <BaseContextMenu.Trigger render={children} />
      <BaseContextMenu.Portal>
        <BaseContextMenu.Positioner className="z-50 outline-none" collisionPadding={8}>
          <BaseContextMenu.Popup className={menuPopupStyles}>
            <MenuList entries={entries} />
          </BaseContextMenu.Popup>
        </BaseContextMenu.Positioner>
      </BaseContextMenu.Portal>
    </BaseContextMenu.Root>
  );
}
