"use client";

import { Tabs as BaseTabs } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type TabItem<Value extends string> = {
  value: Value;
  label: string;
  icon?: ReactNode;
  /** A small number after the label. */
  count?: number;
  disabled?: boolean;
};

export type TabsProps<Value extends string> = {
  tabs: readonly TabItem<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  /** `line` under a page's head, `pill` inside a card or panel. */
  look?: "line" | "pill";
  label?: string;
  className?: string;
  /** TabPanel elements. */
  children?: ReactNode;
};

export function Tabs<Value extends string>({
  tabs,
  value,
  onChange,
  look = "line",
  label,
  className,
  children,
}: TabsProps<Value>) {
  return (
    <BaseTabs.Root
      value={value}
      onValueChange={(next: unknown) => {
        const tab = tabs.find((candidate) => candidate.value === next);
        if (tab !== undefined) onChange(tab.value);
      }}
      className={cn("grid min-w-0 gap-4", className)}
    >
      <BaseTabs.List
        aria-label={label}
        className={cn(
          "flex max-w-full min-w-0 overflow-x-auto [scrollbar-width:none]",
          look === "line" ? "gap-4 border-b" : "w-fit gap-0.5 rounded-lg bg-muted p-0.5",
        )}
      >
        {tabs.map((tab) => (
          <BaseTabs.Tab
            key={tab.value}
            value={tab.value}
            disabled={tab.disabled}
            className={cn(
              "flex shrink-0 items-center gap-1.5 text-sm font-medium whitespace-nowrap text-muted-foreground transition-colors hover:text-foreground data-active:text-foreground data-disabled:opacity-50 [&_svg]:size-4",
              look === "line"
                ? "-mb-px h-9 border-b-2 border-transparent px-0.5 focus-visible:outline-offset-[-2px] data-active:border-brand-strong"
                : "h-7 rounded-md px-2.5 text-xs data-active:bg-card data-active:shadow-[0_0_0_1px_var(--border)]",
            )}
          >
            {tab.icon}
            {tab.label}
            {tab.count !== undefined && (
              <span className="rounded-sm bg-muted px-1 text-2xs text-muted-foreground tabular-nums">
                {tab.count.toLocaleString("en")}
              </span>
            )}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {children}
    </BaseTabs.Root>
  );
}

export function TabPanel({
  value,
  keepMounted = false,
  className,
  children,
}: {
  value: string;
  keepMounted?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <BaseTabs.Panel value={value} keepMounted={keepMounted} className={cn("min-w-0 rounded-md", className)}>
      {children}
    </BaseTabs.Panel>
  );
}
