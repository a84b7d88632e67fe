"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Permission, Role } from "@/lib/domain/permissions/permissions";

/** Who is signed in, as far as screens decide by it what to offer. The server decides again on every request. */
export type Session = { userId: number; role: Role; permissions: readonly Permission[] };

const SessionContext = createContext<Session>({ userId: 0, role: "viewer", permissions: [] });

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The signed-in user's id, role and permissions. */
export function useSession(): Session {
  return useContext(SessionContext);
}

/** True when the signed-in user holds the permission: what he may not do is not offered. */
export function useMay(permission: Permission): boolean {
  return useContext(SessionContext).permissions.includes(permission);
}
