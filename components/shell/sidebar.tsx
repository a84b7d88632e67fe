"use client";

import { PanelLeftClose, PanelLeftOpen, Search, X } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { AccountMenu } from "@/components/shell/account-menu";
import { CuelightMark } from "@/components/shell/cuelight-mark";
import { END_NAV, isUnder, MAIN_NAV, type NavItem } from "@/components/shell/nav-items";
import type { ShellUser } from "@/components/shell/shell-user";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { Tooltip } from "@/components/ui/tooltip";

type SidebarProps = {
  user: ShellUser;
  collapsed: boolean;
  /** Left out in the drawer of narrow windows. */
  onToggle?: () => void;
  onSearch: () => void;
  onNavigate?: () => void;
  /** Given in the drawer only. */
  onClose?: () => void;
};

export function Sidebar({ user, collapsed, onToggle, onSearch, onNavigate, onClose }: SidebarProps) {
  return (
    <nav
      aria-label="Main"
      className={cn("flex h-full flex-col gap-1 p-2.5 transition-[width]", collapsed ? "w-13" : "w-56 max-md:w-full")}
    >
      <div className={cn("flex items-center gap-2 pb-2", collapsed && "flex-col")}>
        <Link
          href="/scenarios"
          onClick={onNavigate}
          className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-1"
        >
          <CuelightMark />
          <span className={cn("truncate text-base font-semibold tracking-tight", collapsed && "sr-only")}>
            Cuelight
          </span>
        </Link>
        {onClose !== undefined && <IconButton label="Close navigation" icon={<X />} onClick={onClose} />}
        {onToggle !== undefined && (
          <IconButton
            label={collapsed ? "Expand navigation" : "Collapse navigation"}
            icon={collapsed ? <PanelLeftOpen /> : <PanelLeftClose />}
            size="sm"
            side="right"
            onClick={onToggle}
            className="text-muted-foreground"
          />
        )}
      </div>
      <SearchButton collapsed={collapsed} onSearch={onSearch} />
      <NavList items={MAIN_NAV} collapsed={collapsed} onNavigate={onNavigate} />
      <div className="mt-auto grid gap-1">
        <NavList items={END_NAV} collapsed={collapsed} onNavigate={onNavigate} />
        <div className="mt-1 border-t pt-2">
          <AccountMenu user={user} collapsed={collapsed} />
        </div>
      </div>
    </nav>
  );
}

function SearchButton({ collapsed, onSearch }: { collapsed: boolean; onSearch: () => void }) {
  return (
    <Tooltip content="Search" shortcut="Ctrl+K" side="right" disabled={!collapsed}>
      <button
        type="button"
        onClick={onSearch}
        aria-label="Search everything"
        aria-keyshortcuts="Control+K"
        className="mb-2 flex h-8 items-center gap-2.5 rounded-md border bg-card px-2 text-sm text-muted-foreground hover:border-border-strong hover:text-foreground"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className={cn("flex-1 text-left", collapsed && "sr-only")}>Search</span>
        {!collapsed && <Kbd keys="Ctrl+K" className="max-md:hidden" />}
      </button>
    </Tooltip>
  );
}

type NavListProps = { items: readonly NavItem[]; collapsed: boolean; onNavigate: (() => void) | undefined };

function NavList({ items, collapsed, onNavigate }: NavListProps) {
  const path = usePathname();
  return (
    <ul className="grid gap-0.5">
      {items.map(({ href, label, icon: Icon }) => {
        const active = isUnder(path, href);
        return (
          <li key={href}>
            <Tooltip content={label} side="right" disabled={!collapsed}>
              <Link
                href={href}
                onClick={onNavigate}
                aria-current={active ? "page" : undefined}
                className={cn(
                  "relative flex h-8 items-center gap-2.5 rounded-md px-2 text-sm transition-colors max-md:h-10",
                  active
                    ? "bg-pressed font-medium text-foreground"
                    : "text-muted-foreground hover:bg-hover hover:text-foreground",
                )}
              >
                <Icon aria-hidden className="size-4 shrink-0" />
                <span className={cn("min-w-0 flex-1 truncate", collapsed && "sr-only")}>{label}</span>
                {active && (
                  <span
                    aria-hidden
                    className={cn(
                      "size-1.5 shrink-0 rounded-full bg-brand shadow-lamp",
                      collapsed && "absolute top-1.5 right-1.5",
                    )}
                  />
                )}
              </Link>
            </Tooltip>
          </li>
        );
      })}
    </ul>
  );
}
