import { LinkButton } from "@/components/ui/button";
import { CuelightMark } from "@/components/shell/cuelight-mark";
import { EmptyState } from "@/components/ui/empty-state";

export default function WorkspaceNotFound() {
  return (
    <EmptyState
      illustration={<CuelightMark lit={false} className="size-12" />}
      title="There is nothing here"
      action={<LinkButton href="/scenarios">Go to scenarios</LinkButton>}
      className="min-h-[70dvh] content-center"
    >
      The address is wrong, the object was deleted, or it belongs to another account.
    </EmptyState>
  );
}
