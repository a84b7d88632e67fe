"use client";

import { useTheme } from "next-themes";
import type { ReactNode } from "react";
import { Toaster as Sonner, toast } from "sonner";

const UNDO_MS = 8_000;
const ERROR_MS = 12_000;

/** Where toasts appear; stands once, in the providers. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      closeButton
      className="font-sans!"
      gap={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "group/toast flex w-full items-start gap-2.5 rounded-lg bg-popover p-3 pr-8 text-sm text-foreground shadow-pop data-[expanded=false]:data-[front=false]:overflow-hidden data-[expanded=false]:data-[front=false]:*:opacity-0 sm:w-90",
          title: "font-medium wrap-break-word",
          description: "text-xs text-muted-foreground wrap-break-word",
          content: "grid min-w-0 flex-1 gap-0.5",
          icon: "mt-0.5 text-muted-foreground group-data-[type=error]/toast:text-danger-text group-data-[type=success]/toast:text-success-text group-data-[type=warning]/toast:text-warning-text",
          actionButton:
            "-my-1 inline-flex h-7 shrink-0 items-center rounded-md bg-muted px-2.5 text-xs font-medium hover:bg-pressed",
          cancelButton: "-my-1 inline-flex h-7 shrink-0 items-center rounded-md px-2.5 text-xs hover:bg-hover",
          closeButton:
            "absolute! top-2! right-2! left-auto! grid! size-6! translate-none! transform-none! place-items-center rounded-md! border-0! bg-transparent! text-muted-foreground! hover:bg-hover! [&_svg]:size-3.5",
        },
      }}
    />
  );
}

type ToastText = { description?: ReactNode };

export function toastSuccess(title: ReactNode, text: ToastText = {}): void {
  toast.success(title, text);
}

/** For what was done and yet wants a look. */
export function toastWarning(title: ReactNode, description: ReactNode): void {
  toast.warning(title, { duration: ERROR_MS, description });
}

/** Says what happened, to what, and what to do. `cause` may be anything thrown: its message is shown. */
export function toastError(title: ReactNode, cause?: unknown): void {
  const description = cause instanceof Error ? cause.message : typeof cause === "string" ? cause : undefined;
  toast.error(title, { duration: ERROR_MS, ...(description === undefined ? {} : { description }) });
}

/** For a change that was made at once: offers to take it back instead of asking before. */
export function toastUndo(title: ReactNode, undo: () => void | Promise<void>): void {
  toast(title, {
    duration: UNDO_MS,
    action: {
      label: "Undo",
      onClick: () => {
        Promise.resolve(undo()).catch((cause: unknown) => toastError("Could not undo", cause));
      },
    },
  });
}
