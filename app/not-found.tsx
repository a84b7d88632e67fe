import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { CuelightMark } from "@/components/shell/cuelight-mark";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        illustration={<CuelightMark lit={false} className="size-12" />}
        title="There is nothing here"
        action={<LinkButton href="/scenarios">Go to scenarios</LinkButton>}
      >
        The address is wrong, the object was deleted, or it belongs to another account.
      </EmptyState>
    </main>
  );
}
