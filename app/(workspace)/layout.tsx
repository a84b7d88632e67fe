import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { SessionProvider } from "@/components/session/session";
import { AppShell } from "@/components/shell/app-shell";
import { SIDEBAR_COOKIE } from "@/components/shell/sidebar-cookie";
import { requireUser } from "@/lib/auth/require-user.server";
import { ROLE_LABELS } from "@/lib/domain/permissions/role-labels";

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const { id: userId, name, email, role, permissions, accountName, zone } = await requireUser();
  const collapsed = (await cookies()).get(SIDEBAR_COOKIE)?.value === "collapsed";
  return (
    <SessionProvider session={{ userId, role, permissions }}>
      <AppShell
        user={{ name, email, roleLabel: ROLE_LABELS[role].label, accountName, zone }}
        initiallyCollapsed={collapsed}
      >
        {children}
      </AppShell>
    </SessionProvider>
  );
}
