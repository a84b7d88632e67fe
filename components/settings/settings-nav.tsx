"use client";

import { BookOpen, Building2, Cable, CircleUser, KeyRound, LockKeyhole, Mail, MailX, Users } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { useMay } from "@/components/session/session";
import { cn } from "@/components/ui/cn";

/** How much of the page before the open one stays in sight, so that one sees that there is more. */
const NEIGHBOUR_PX = 56;

/** The pages of the settings, those that the person may use. */
export function SettingsNav() {
  const path = usePathname();
  const mayManageUsers = useMay("users.manage");
  const mayManageTokens = useMay("tokens.manage");
  const mayManageSecrets = useMay("secrets.manage");
  const mayManageSenders = useMay("senders.manage");
  const pages = [
    { href: "/settings/profile", label: "My profile", icon: CircleUser, isShown: true },
    { href: "/settings/account", label: "Account", icon: Building2, isShown: true },
    { href: "/settings/users", label: "Users", icon: Users, isShown: mayManageUsers },
    { href: "/settings/tokens", label: "API tokens", icon: KeyRound, isShown: mayManageTokens },
    { href: "/api-docs", label: "API reference", icon: BookOpen, isShown: true },
    { href: "/settings/senders", label: "Senders", icon: Mail, isShown: mayManageSenders },
    { href: "/settings/suppressions", label: "Suppression list", icon: MailX, isShown: true },
    { href: "/settings/connections", label: "Connections", icon: Cable, isShown: mayManageSecrets },
    { href: "/settings/secrets", label: "Secrets", icon: LockKeyhole, isShown: mayManageSecrets },
  ];
  const list = useRef<HTMLUListElement>(null);
  // On a narrow screen the pages stand in a row that is longer than the screen: the open one is brought into sight.
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>("[aria-current]");
    if (list.current && current) list.current.scrollLeft = current.offsetLeft - list.current.offsetLeft - NEIGHBOUR_PX;
  }, [path]);
  return (
    <nav aria-label="Settings" className="shrink-0 max-lg:border-b lg:w-52 lg:border-r">
      <ul
        ref={list}
        className="flex gap-1 px-4 py-2 max-lg:overflow-x-auto lg:sticky lg:top-0 lg:flex-col lg:px-3 lg:py-6"
      >
        {pages
          .filter((page) => page.isShown)
          .map(({ href, label, icon: Icon }) => (
            <li key={href}>
              <Link
                href={href}
                aria-current={path.startsWith(href) ? "page" : undefined}
                className={cn(
                  "flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm whitespace-nowrap text-muted-foreground hover:bg-hover hover:text-foreground",
                  path.startsWith(href) && "bg-pressed font-medium text-foreground",
                )}
              >
                <Icon aria-hidden className="size-4" />
                {label}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
