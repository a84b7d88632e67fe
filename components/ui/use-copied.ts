"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { copyText } from "@/components/ui/copy-text";

const SHOWN_MS = 1_400;

/** `copy(text)` and whether it has just succeeded. */
export function useCopied(): { copied: boolean; copy: (text: string) => void } {
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = useCallback((text: string) => {
    void copyText(text).then((done) => {
      setCopied(done);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setCopied(false), SHOWN_MS);
    });
  }, []);
  return { copied, copy };
}
