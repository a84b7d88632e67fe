"use client";

import { Keyboard, LogOut, Moon, Settings, Sun } from "lucide-react";
import { signOut } from "next-auth/react";
import { useTheme } from "next-themes";
import { useMemo } from "react";
import { END_NAV, MAIN_NAV, SETTINGS_PAGES } from "@/components/shell/nav-items";
import { showShortcuts } from "@/components/shell/show-shortcuts";
import type { PaletteAction } from "@/components/shell/palette-action";

/** What Ctrl+K offers everywhere: the pages, the theme, signing out. */
export function useStaticActions(): readonly PaletteAction[] {
  const { resolvedTheme, setTheme } = useTheme();
  return useMemo(() => {
    const other = resolvedTheme === "dark" ? "light" : "dark";
    return [
      ...PAGES,
      {
        id: "theme",
        group: "Actions",
        label: `Switch to the ${other} theme`,
        keywords: ["dark", "light", "colours"],
        icon: other === "dark" ? <Moon /> : <Sun />,
        run: () => setTheme(other),
      },
      {
        id: "shortcuts",
        group: "Actions",
        label: "Keyboard shortcuts",
        keywords: ["keys", "help"],
        icon: <Keyboard />,
        note: "?",
        run: showShortcuts,
      },
      {
        id: "sign-out",
        group: "Actions",
        label: "Sign out",
        keywords: ["log out", "leave"],
        icon: <LogOut />,
        run: () => void signOut({ callbackUrl: "/sign-in" }),
      },
    ];
  }, [resolvedTheme, setTheme]);
}

const PAGES: readonly PaletteAction[] = [
  ...[...MAIN_NAV, ...END_NAV].map(({ href, label, icon: Icon }) => ({
    id: href,
    group: "Go to",
    label,
    href,
    icon: <Icon />,
  })),
  ...SETTINGS_PAGES.map(({ href, label }) => ({
    id: href,
    group: "Go to",
    label: `Settings: ${label}`,
    href,
    icon: <Settings />,
  })),
];
