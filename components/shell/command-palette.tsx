"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef, useState } from "react";
import type { PaletteAction, PaletteSearch } from "@/components/shell/palette-action";
import { usePaletteRegistry } from "@/components/shell/palette-actions";
import { useActiveDescendant } from "@/components/shell/use-active-descendant";
import { useFoundObjects } from "@/components/shell/use-found-objects";
import { useStaticActions } from "@/components/shell/use-static-actions";
import { Kbd } from "@/components/ui/kbd";
import { Spinner } from "@/components/ui/spinner";

type CommandPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Finds objects; without it the palette knows pages and actions only. */
  searchObjects?: PaletteSearch;
};

/** Ctrl+K: every page, every action, and the objects that `searchObjects` finds. */
export function CommandPalette({ open, onOpenChange, searchObjects }: CommandPaletteProps) {
  useShortcut(() => onOpenChange(!open));
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-50 bg-black/30 transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0 dark:bg-black/55" />
        <BaseDialog.Popup className="popup fixed inset-x-3 top-[12vh] z-50 mx-auto max-w-xl overflow-hidden rounded-xl">
          <BaseDialog.Title className="sr-only">Search everything</BaseDialog.Title>
          <PaletteContent close={() => onOpenChange(false)} searchObjects={searchObjects} />
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

function useShortcut(toggle: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      toggle();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [toggle]);
}

type ContentProps = { close: () => void; searchObjects: PaletteSearch | undefined };

function PaletteContent({ close, searchObjects }: ContentProps) {
  const [query, setQuery] = useState("");
  const root = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState("");
  useActiveDescendant(root);
  const router = useRouter();
  const bySource = usePaletteRegistry((registry) => registry.bySource);
  const fixed = useStaticActions();
  const { found, searching } = useFoundObjects(query, searchObjects);
  const groups = useMemo(() => toGroups([...Object.values(bySource).flat(), ...fixed]), [bySource, fixed]);
  useEffect(() => {
    // Objects come later than the pages: when nothing is selected any more, Enter must take the first of them.
    if (root.current?.querySelector("[cmdk-item][aria-selected='true']")) return;
    setSelected(root.current?.querySelector("[cmdk-item]")?.getAttribute("data-value") ?? "");
  }, [found]);
  const choose = (action: PaletteAction) => {
    close();
    if (action.href !== undefined) router.push(action.href);
    else action.run?.();
  };
  return (
    <Command
      ref={root}
      label="Search everything"
      loop
      filter={score}
      value={selected}
      onValueChange={setSelected}
      className="grid"
    >
      <div className="flex items-center gap-2.5 border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        <Command.Input
          autoFocus
          value={query}
          onValueChange={setQuery}
          placeholder="Find anything by name, #number, e-mail or phone, or run an action"
          className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none"
        />
        {searching && <Spinner className="text-muted-foreground" label="Searching" />}
        <Kbd keys="Esc" />
      </div>
      <Command.List className="max-h-[min(24rem,60vh)] scroll-py-2 overflow-y-auto overscroll-contain p-2">
        {found.length === 0 && (
          <Command.Empty className="px-3 py-8 text-center text-sm text-muted-foreground">
            {searching ? "Searching …" : `Nothing found for “${query}”.`}
          </Command.Empty>
        )}
        {toGroups(found).map(([heading, actions]) => (
          <Group key={heading} heading={heading} actions={actions} choose={choose} always />
        ))}
        {groups.map(([heading, actions]) => (
          <Group key={heading} heading={heading} actions={actions} choose={choose} />
        ))}
      </Command.List>
    </Command>
  );
}

type GroupProps = {
  heading: string;
  actions: readonly PaletteAction[];
  choose: (action: PaletteAction) => void;
  /** Shown whatever was typed: the server has matched already. */
  always?: boolean;
};

function Group({ heading, actions, choose, always = false }: GroupProps) {
  return (
    <Command.Group
      heading={heading}
      forceMount={always}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted-foreground"
    >
      {actions.map((action) => (
        <Command.Item
          key={action.id}
          value={`${action.label} ${action.id}`}
          keywords={[action.group, ...(action.keywords ?? [])]}
          forceMount={always}
          onSelect={() => choose(action)}
          className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 text-sm data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground"
        >
          {action.icon}
          <span className="min-w-0 flex-1 truncate">{action.label}</span>
          {action.note !== undefined && <span className="font-mono text-xs text-muted-foreground">{action.note}</span>}
        </Command.Item>
      ))}
    </Command.Group>
  );
}

/** Every typed word must occur; the start of the name counts most. cmdk's own matching is too fuzzy for short lists. */
function score(value: string, search: string, keywords: readonly string[] = []): number {
  const words = search.toLowerCase().split(/\s+/);
  const label = value.toLowerCase();
  const all = [label, ...keywords].join(" ").toLowerCase();
  if (!words.every((word) => all.includes(word))) return 0;
  if (label.startsWith(search.toLowerCase())) return 1;
  return label.includes(search.toLowerCase()) ? 0.7 : 0.4;
}

function toGroups(actions: readonly PaletteAction[]): [string, PaletteAction[]][] {
  const groups = new Map<string, PaletteAction[]>();
  for (const action of actions) groups.set(action.group, [...(groups.get(action.group) ?? []), action]);
  return [...groups];
}
