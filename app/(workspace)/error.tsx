"use client";

import { LoadError } from "@/components/shell/load-error";

export default function WorkspaceError(props: { error: unknown; retry: () => void }) {
  return <LoadError {...props} />;
}
