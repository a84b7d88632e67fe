"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import type { ReactElement, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { DialogCross } from "@/components/ui/dialog-cross";

const WIDTHS = {
  sm: "max-w-md",
  md: "max-w-lg",
  lg: "max-w-2xl",
  xl: "max-w-4xl",
  full: "max-w-[min(96vw,90rem)]",
} as const;

export type DialogProps = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The button that opens it, if it opens itself. */
  trigger?: ReactElement;
  title: ReactNode;
  description?: ReactNode;
  size?: keyof typeof WIDTHS;
  /** Buttons, right aligned; cancel first, the action last. */
  footer?: ReactNode;
  /** Keeps it open on a click outside or Escape, so that nothing typed is lost. */
  locked?: boolean;
  className?: string;
  children?: ReactNode;
};

export const DialogClose = BaseDialog.Close;

/** A window above the page. A form may wrap `DialogBody` and `DialogFooter` itself when `footer` is not given. */
export function Dialog({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  size = "md",
  footer,
  locked = false,
  className,
  children,
}: DialogProps) {
  return (
    <BaseDialog.Root
      open={open}
      onOpenChange={(next, details) => {
        if (locked && !next && details.reason !== "close-press") return;
        onOpenChange?.(next);
      }}
      disablePointerDismissal={locked}
    >
      {trigger !== undefined && <BaseDialog.Trigger render={trigger} />}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-black/35 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0 dark:bg-black/60" />
        <BaseDialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center overflow-y-auto p-3 sm:p-6 sm:pt-[10vh]">
          <BaseDialog.Popup
            className={cn(
              // A form inside must shrink as well, so that its body scrolls and its buttons stay in sight.
              "popup relative flex max-h-full w-full flex-col rounded-xl duration-150 [&>form]:flex [&>form]:min-h-0 [&>form]:flex-col",
              WIDTHS[size],
              className,
            )}
          >
            <header className="flex items-start gap-3 px-5 pt-4 pb-1">
              <div className="grid min-w-0 flex-1 gap-1">
                <BaseDialog.Title className="text-lg font-semibold wrap-break-word">{title}</BaseDialog.Title>
                {description !== undefined && (
                  <BaseDialog.Description className="text-sm text-muted-foreground">
                    {description}
                  </BaseDialog.Description>
                )}
              </div>
              <DialogCross />
            </header>
            {footer === undefined ? (
              children
            ) : (
              <>
                <DialogBody>{children}</DialogBody>
                <DialogFooter>{footer}</DialogFooter>
              </>
            )}
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

export function DialogBody({ className, children }: { className?: string; children?: ReactNode }) {
  return <div className={cn("grid min-h-0 gap-4 overflow-y-auto px-5 py-3", className)}>{children}</div>;
}

export function DialogFooter({ className, children }: { className?: string; children?: ReactNode }) {
  return (
    <footer className={cn("flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3", className)}>
      {children}
    </footer>
  );
}
