"use client";

import { Menu } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useCallback, useState } from "react";
import { CommandPalette } from "@/components/shell/command-palette";
import { ConnectionBanner } from "@/components/shell/connection-banner";
import { CuelightMark } from "@/components/shell/cuelight-mark";
import { searchObjects } from "@/components/shell/search-objects";
import { ShortcutsDialog } from "@/components/shell/shortcuts-dialog";
import type { ShellUser } from "@/components/shell/shell-user";
import { Sidebar } from "@/components/shell/sidebar";
import { saveSidebar } from "@/components/shell/sidebar-cookie";
import { Drawer } from "@/components/ui/drawer";
import { IconButton } from "@/components/ui/icon-button";
import { TimeZoneProvider } from "@/components/ui/time-zone";

export type AppShellProps = {
  user: ShellUser;
  /** What the cookie said, read on the server. */
  initiallyCollapsed: boolean;
  children: ReactNode;
};

/** Left navigation, command palette, connection banner and the page. */
export function AppShell({ user, initiallyCollapsed, children }: AppShellProps) {
  const [collapsed, setCollapsed] = useState(initiallyCollapsed);
  const [drawerOpen, setDrawerOpen] = useState(false);
  const [paletteOpen, setPaletteOpen] = useState(false);
  const openPalette = useCallback(() => {
    setDrawerOpen(false);
    setPaletteOpen(true);
  }, []);
  const closeDrawer = () => setDrawerOpen(false);
  const toggle = () => {
    saveSidebar(!collapsed);
    setCollapsed(!collapsed);
  };
  return (
    <TimeZoneProvider zone={user.zone}>
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-primary px-3 py-2 font-medium text-primary-foreground focus:translate-y-0"
      >
        Skip to content
      </a>
      <div className="flex min-h-dvh max-md:flex-col">
        <header className="sticky top-0 z-20 flex h-12 items-center gap-2 border-b bg-sidebar px-2 md:hidden">
          <IconButton label="Open navigation" icon={<Menu />} onClick={() => setDrawerOpen(true)} />
          <Link href="/scenarios" className="flex items-center gap-2 rounded-sm font-semibold">
            <CuelightMark /> Cuelight
          </Link>
        </header>
        <Drawer
          open={drawerOpen}
          onOpenChange={setDrawerOpen}
          title="Navigation"
          side="left"
          size="xs"
          bare
          className="bg-sidebar"
        >
          <Sidebar
            user={user}
            collapsed={false}
            onSearch={openPalette}
            onNavigate={closeDrawer}
            onClose={closeDrawer}
          />
        </Drawer>
        <aside className="sticky top-0 h-dvh shrink-0 border-r bg-sidebar max-md:hidden">
          <Sidebar user={user} collapsed={collapsed} onToggle={toggle} onSearch={openPalette} />
        </aside>
        <div className="flex min-w-0 flex-1 flex-col">
          <ConnectionBanner />
          <main id="content" tabIndex={-1} className="min-w-0 flex-1 outline-none">
            {children}
          </main>
        </div>
      </div>
      <CommandPalette open={paletteOpen} onOpenChange={setPaletteOpen} searchObjects={searchObjects} />
      <ShortcutsDialog />
    </TimeZoneProvider>
  );
}
