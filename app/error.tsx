"use client";

import { LoadError } from "@/components/shell/load-error";

export default function ErrorPage(props: { error: unknown; retry: () => void }) {
  return (
    <main>
      <LoadError {...props} />
    </main>
  );
}
