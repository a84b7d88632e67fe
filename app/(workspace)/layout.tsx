import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import type { ShellUser } from "@/components/shell/shell-user";
import { SIDEBAR_COOKIE } from "@/components/shell/sidebar-cookie";

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const user: ShellUser | null = null;
  const collapsed = (await cookies()).get(SIDEBAR_COOKIE)?.value === "collapsed";
  return (
    <AppShell user={user} initiallyCollapsed={collapsed}>
      {children}
    </AppShell>
  );
}
