"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import type { ReactElement, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { DialogCross } from "@/components/ui/dialog-cross";

const WIDTHS = { xs: "max-w-72", sm: "max-w-sm", md: "max-w-lg", lg: "max-w-2xl", xl: "max-w-4xl" } as const;

export type DrawerProps = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement;
  title: ReactNode;
  description?: ReactNode;
  side?: "right" | "left";
  size?: keyof typeof WIDTHS;
  footer?: ReactNode;
  /** False: the page behind stays usable (the canvas beside its settings). */
  modal?: boolean;
  /** No head and no padding: the children draw everything; the title stays for screen readers. */
  bare?: boolean;
  className?: string;
  children: ReactNode;
};

/** A panel at the side of the page, for a thing's details and settings. */
export function Drawer(props: DrawerProps) {
  const { open, onOpenChange, trigger, side = "right", size = "md", modal = true, className } = props;
  return (
    <BaseDialog.Root
      open={open}
      onOpenChange={(next) => onOpenChange?.(next)}
      modal={modal}
      disablePointerDismissal={!modal}
    >
      {trigger !== undefined && <BaseDialog.Trigger render={trigger} />}
      <BaseDialog.Portal>
        {modal && (
          <BaseDialog.Backdrop className="fixed inset-0 z-30 bg-black/30 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0 dark:bg-black/55" />
        )}
        <BaseDialog.Popup
          className={cn(
            "fixed inset-y-0 z-30 flex w-[calc(100vw-2.5rem)] flex-col bg-popover outline-none transition-transform duration-150",
            side === "right"
              ? "right-0 border-l data-ending-style:translate-x-full data-starting-style:translate-x-full"
              : "left-0 border-r data-ending-style:-translate-x-full data-starting-style:-translate-x-full",
            modal && "shadow-pop",
            WIDTHS[size],
            className,
          )}
        >
          <DrawerInside {...props} />
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

function DrawerInside(props: DrawerProps) {
  const footer = props.footer !== undefined && (
    <footer className="flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3">{props.footer}</footer>
  );
  if (props.bare === true)
    return (
      <>
        <BaseDialog.Title className="sr-only">{props.title}</BaseDialog.Title>
        {props.children}
        {footer}
      </>
    );
  return (
    <>
      <DrawerHead {...props} />
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{props.children}</div>
      {footer}
    </>
  );
}

function DrawerHead({ title, description }: DrawerProps) {
  return (
    <header className="flex items-start gap-3 border-b px-5 py-3">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <BaseDialog.Title className="text-base leading-7 font-semibold wrap-break-word">{title}</BaseDialog.Title>
        {description !== undefined && (
          <BaseDialog.Description className="text-sm text-muted-foreground">{description}</BaseDialog.Description>
        )}
      </div>
      <DialogCross />
    </header>
  );
}
