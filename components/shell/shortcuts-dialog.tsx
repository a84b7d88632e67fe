"use client";

import { useEffect, useState } from "react";
import { onShowShortcuts } from "@/components/shell/show-shortcuts";
import { Dialog, DialogBody } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

type Shortcut = { keys: readonly string[]; what: string };

const GROUPS: readonly { title: string; shortcuts: readonly Shortcut[] }[] = [
  {
    title: "Everywhere",
    shortcuts: [
      { keys: ["Ctrl+K"], what: "Find anything, run an action" },
      { keys: ["?"], what: "This list" },
      { keys: ["Esc"], what: "Close what is open" },
      { keys: ["Ctrl+S"], what: "Save a scenario or a template" },
    ],
  },
  {
    title: "On the canvas of a scenario",
    shortcuts: [
      { keys: ["N", "/"], what: "Add an element" },
      { keys: ["Enter"], what: "Open the settings of the chosen element" },
      { keys: ["Esc"], what: "Close the settings and keep what was typed" },
      { keys: ["Alt+→", "Alt+←"], what: "Go along the links" },
      { keys: ["Delete"], what: "Delete what is chosen" },
      { keys: ["Ctrl+Z"], what: "Undo" },
      { keys: ["Ctrl+Y"], what: "Redo" },
      { keys: ["Ctrl+C", "Ctrl+X", "Ctrl+V"], what: "Copy, cut, paste, between scenarios too" },
      { keys: ["Ctrl+D"], what: "Duplicate" },
      { keys: ["Ctrl+A"], what: "Choose all" },
      { keys: ["+", "-"], what: "Zoom" },
      { keys: ["0"], what: "Show everything" },
    ],
  },
];

/** The keys one can press, shown by `?` and by Ctrl+K. */
export function ShortcutsDialog() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const stop = onShowShortcuts(() => setOpen(true));
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", onKey);
    return () => {
      stop();
      window.removeEventListener("keydown", onKey);
    };
  }, []);
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Keyboard shortcuts" size="lg">
      <DialogBody>
        <div className="grid items-start gap-6 sm:grid-cols-2">
          {GROUPS.map((group) => (
            <section key={group.title} className="grid gap-2">
              <h3 className="text-sm font-semibold">{group.title}</h3>
              <dl className="grid gap-1.5">
                {group.shortcuts.map(({ keys, what }) => (
                  <div key={what} className="flex items-center justify-between gap-3 text-sm">
                    <dt className="min-w-0 text-muted-foreground">{what}</dt>
                    <dd className="flex shrink-0 gap-2">
                      {keys.map((key) => (key === "+" ? <PlusKey key={key} /> : <Kbd key={key} keys={key} />))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <p className="text-xs text-muted-foreground">On a Mac, ⌘ stands for Ctrl.</p>
      </DialogBody>
    </Dialog>
  );
}

/** `+` parts keys elsewhere: here it is one. */
function PlusKey() {
  return (
    <kbd className="inline-grid h-4.5 min-w-4.5 place-items-center rounded-xs border border-border bg-muted px-1 font-sans text-2xs font-medium text-muted-foreground">
      +
    </kbd>
  );
}

/** True where `?` is text, or something lies above the page. */
function isBusy(target: EventTarget | null): boolean {
  const busy =
    "input,textarea,select,[contenteditable='true'],[role=dialog],[role=alertdialog],[role=menu],[role=listbox]";
  return target instanceof Element && target.closest(busy) !== null;
}
