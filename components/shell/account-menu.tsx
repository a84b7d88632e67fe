"use client";

import { ChevronsUpDown, LogOut, Monitor, Moon, Sun } from "lucide-react";
import { signOut } from "next-auth/react";
import { useTheme } from "next-themes";
import type { ShellUser } from "@/components/shell/shell-user";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import type { MenuEntry } from "@/components/ui/menu-entries";

const THEMES = [
  { value: "light", label: "Light", icon: <Sun /> },
  { value: "dark", label: "Dark", icon: <Moon /> },
  { value: "system", label: "As the system", icon: <Monitor /> },
] as const;

/** Who is signed in, the theme, and the way out. */
export function AccountMenu({ user, collapsed }: { user: ShellUser; collapsed: boolean }) {
  const { theme, setTheme } = useTheme();
  const entries: readonly MenuEntry[] = [
    { kind: "label", label: "Theme" },
    ...THEMES.map((choice) => ({
      kind: "check" as const,
      label: choice.label,
      checked: theme === choice.value,
      onChange: () => setTheme(choice.value),
    })),
    { kind: "separator" },
    { label: "Sign out", icon: <LogOut />, onSelect: () => void signOut({ callbackUrl: "/sign-in" }) },
  ];
  return (
    <DropdownMenu
      side="top"
      align="start"
      entries={entries}
      header={
        <div className="grid gap-0.5 border-b px-2 pt-1 pb-2 mb-1">
          <span className="truncate font-medium">{user.name}</span>
          <span className="truncate text-xs text-muted-foreground">{user.email}</span>
          <span className="truncate text-xs text-muted-foreground">
            {user.roleLabel} · {user.accountName}
          </span>
        </div>
      }
      trigger={
        <button
          type="button"
          aria-label={`Account: ${user.name}`}
          className={cn(
            "flex h-10 w-full items-center gap-2.5 rounded-md px-1.5 text-left hover:bg-hover data-popup-open:bg-hover",
            collapsed && "justify-center px-0",
          )}
        >
          <Avatar name={user.name} />
          {!collapsed && (
            <>
              <span className="grid min-w-0 flex-1">
                <span className="truncate text-sm leading-4 font-medium">{user.name}</span>
                <span className="truncate text-xs leading-4 text-muted-foreground">{user.roleLabel}</span>
              </span>
              <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
            </>
          )}
        </button>
      }
    />
  );
}
