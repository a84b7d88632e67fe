"use client";

import { Button as BaseButton } from "@base-ui/react/button";
import { cva, type VariantProps } from "class-variance-authority";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cn, type Styled } from "@/components/ui/cn";
import { Spinner } from "@/components/ui/spinner";

export const buttonStyles = cva(
  "relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap select-none transition-colors disabled:pointer-events-none disabled:opacity-50 data-disabled:opacity-50 [&_svg]:shrink-0 [&_svg:not([class*='size-'])]:size-4",
  {
    variants: {
      variant: {
        primary: "bg-primary text-primary-foreground hover:bg-primary-hover active:brightness-95",
        secondary:
          "border border-border-strong bg-card text-foreground hover:bg-muted active:bg-pressed data-popup-open:bg-muted",
        ghost: "text-foreground hover:bg-hover active:bg-pressed data-popup-open:bg-hover",
        subtle: "bg-muted text-foreground hover:bg-pressed",
        danger: "bg-danger text-white hover:bg-danger-hover dark:text-background",
        "danger-ghost": "text-danger-text hover:bg-danger-soft",
        link: "text-brand-text underline-offset-3 hover:underline",
      },
      size: {
        sm: "h-7 px-2.5 text-xs",
        md: "h-8 px-3 text-sm",
        lg: "h-10 px-4 text-base",
        "icon-sm": "size-7",
        icon: "size-8",
        inline: "h-auto p-0 text-sm",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

type Look = VariantProps<typeof buttonStyles>;

export type ButtonProps = Styled<BaseButton.Props> &
  Look & {
    /** Shows a spinner over the text and keeps the width; the button stays focusable and ignores clicks. */
    loading?: boolean;
    icon?: ReactNode;
  };

export function Button({ variant, size, loading = false, icon, className, children, disabled, ...props }: ButtonProps) {
  return (
    <BaseButton
      type="button"
      {...props}
      disabled={disabled === true || loading}
      focusableWhenDisabled={loading || props.focusableWhenDisabled}
      aria-busy={loading || undefined}
      className={cn(buttonStyles({ variant, size }), className)}
    >
      {loading && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
      {/* Transparent, not hidden: the name of the button stays readable for assistive technology. */}
      <span className={cn("inline-flex items-center gap-[inherit]", loading && "opacity-0")}>
        {icon}
        {children}
      </span>
    </BaseButton>
  );
}

export type LinkButtonProps = ComponentProps<typeof Link> & Look & { icon?: ReactNode };

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton({ variant, size, icon, className, children, ...props }: LinkButtonProps) {
  return (
    <Link {...props} className={cn(buttonStyles({ variant, size }), className)}>
      {icon}
      {children}
    </Link>
  );
}
