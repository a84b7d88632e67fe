import type { ReactNode } from "react";

/** One line of a menu, the same for dropdown and context menus, so that a row declares its actions once. */
export type MenuEntry =
  | {
      kind?: "item";
      label: string;
      icon?: ReactNode;
      /** Does something. Either this or `href`. */
      onSelect?: () => void;
      href?: string;
      disabled?: boolean;
      /** Why it is disabled, or a second line. */
      hint?: string;
      tone?: "danger";
      shortcut?: string;
    }
  | { kind: "check"; label: string; checked: boolean; onChange: (checked: boolean) => void; disabled?: boolean }
  | { kind: "submenu"; label: string; icon?: ReactNode; entries: readonly MenuEntry[] }
  | { kind: "label"; label: string }
  | { kind: "separator" };
