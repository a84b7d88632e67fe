import {
  Database,
  Filter,
  Inbox,
  LayoutTemplate,
  type LucideIcon,
  Mail,
  Radio,
  Settings,
  Workflow,
} from "lucide-react";

export type NavItem = { href: string; label: string; icon: LucideIcon };

/** The work of every day, in the order in which it is done most. */
export const MAIN_NAV: readonly NavItem[] = [
  { href: "/scenarios", label: "Scenarios", icon: Workflow },
  { href: "/mailings", label: "Mailings", icon: Mail },
  { href: "/templates", label: "Templates", icon: LayoutTemplate },
  { href: "/databases", label: "Databases", icon: Database },
  { href: "/segments", label: "Segments", icon: Filter },
  { href: "/resources", label: "Resources", icon: Radio },
];

export const END_NAV: readonly NavItem[] = [
  { href: "/outbox", label: "Outbox", icon: Inbox },
  { href: "/settings", label: "Settings", icon: Settings },
];

/** Pages that are no menu entry of their own but that Ctrl+K finds. */
export const SETTINGS_PAGES: readonly { href: string; label: string }[] = [
  { href: "/settings/users", label: "Users" },
  { href: "/settings/tokens", label: "API tokens" },
  { href: "/settings/senders", label: "Senders" },
  { href: "/api-docs", label: "API reference" },
];

/** True when `path` is the entry's page or one below it. */
export function isUnder(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
