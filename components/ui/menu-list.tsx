"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import { Check, ChevronRight } from "lucide-react";
import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import type { MenuEntry } from "@/components/ui/menu-entries";

export const menuPopupStyles = "popup max-h-(--available-height) min-w-44 max-w-80 overflow-y-auto p-1";

const itemStyles =
  "flex min-h-7 w-full items-center gap-2 rounded-sm px-2 py-1 text-left text-sm outline-none select-none data-disabled:opacity-50 data-highlighted:bg-hover data-popup-open:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground";

/** Base UI's menu and context menu share their parts; this list serves both. */
export function MenuList({ entries }: { entries: readonly MenuEntry[] }) {
  return entries.map((entry, index) => <Entry key={index} entry={entry} />);
}

function Entry({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case "separator":
      return <BaseMenu.Separator className="-mx-1 my-1 h-px bg-border" />;
    case "label":
      return <div className="px-2 pt-1.5 pb-1 text-xs text-muted-foreground">{entry.label}</div>;
    case "check":
      return <CheckEntry entry={entry} />;
    case "submenu":
      return <SubmenuEntry entry={entry} />;
    case "item":
    case undefined:
      return <ItemEntry entry={entry} />;
  }
}

function ItemEntry({ entry }: { entry: Extract<MenuEntry, { kind?: "item" }> }) {
  const inner = (
    <>
      {entry.icon}
      <span className="grid min-w-0 flex-1">
        <span className="truncate">{entry.label}</span>
        {entry.hint !== undefined && <span className="text-xs text-muted-foreground">{entry.hint}</span>}
      </span>
      {entry.shortcut !== undefined && <Kbd keys={entry.shortcut} />}
    </>
  );
  if (entry.href !== undefined && entry.disabled !== true)
    return (
      <BaseMenu.LinkItem render={<Link href={entry.href} />} className={itemStyles} closeOnClick>
        {inner}
      </BaseMenu.LinkItem>
    );
  return (
    <BaseMenu.Item
      disabled={entry.disabled ?? false}
      onClick={() => entry.onSelect?.()}
      className={cn(itemStyles, entry.tone === "danger" && "text-danger-text [&_svg]:text-danger-text")}
    >
      {inner}
    </BaseMenu.Item>
  );
}

function CheckEntry({ entry }: { entry: Extract<MenuEntry, { kind: "check" }> }) {
  return (
    <BaseMenu.CheckboxItem
      checked={entry.checked}
      disabled={entry.disabled ?? false}
      onCheckedChange={(checked) => entry.onChange(checked)}
      className={itemStyles}
    >
      <span className="size-4">
        <BaseMenu.CheckboxItemIndicator>
          <Check />
        </BaseMenu.CheckboxItemIndicator>
      </span>
      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
    </BaseMenu.CheckboxItem>
  );
}

function SubmenuEntry({ entry }: { entry: Extract<MenuEntry, { kind: "submenu" }> }) {
  return (
    <BaseMenu.SubmenuRoot>
      <BaseMenu.SubmenuTrigger className={itemStyles}>
        {entry.icon}
        <span className="min-w-0 flex-1 truncate">{entry.label}</span>
        <ChevronRight />
      </BaseMenu.SubmenuTrigger>
      <BaseMenu.Portal>
        <BaseMenu.Positioner className="z-50 outline-none" sideOffset={2} alignOffset={-4} collisionPadding={8}>
          <BaseMenu.Popup className={menuPopupStyles}>
            <MenuList entries={entry.entries} />
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.SubmenuRoot>
  );
}
