import type { ReactNode } from "react";
import { CuelightMark } from "@/components/shell/cuelight-mark";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="grid min-h-dvh grid-rows-[1fr_auto] bg-sidebar px-4 py-6">
      <div className="grid place-items-center">
        <div className="w-full max-w-88">
          <div className="mb-6 grid justify-items-center gap-3">
            <CuelightMark className="size-12" />
            <span className="text-lg font-semibold tracking-tight">Cuelight</span>
          </div>
          {children}
        </div>
      </div>
      <p className="text-center text-xs text-muted-foreground">Scenarios, messages and calls on your own server.</p>
    </main>
  );
}
