"use client";

import { ArrowLeft, Info, PanelLeftOpen, Redo2, Save, Send, Settings2, Undo2, Wand2 } from "lucide-react";
import Link from "next/link";
import { BinList } from "@/components/scenario-editor/bin-list";
import { useEditor, useSessionState, useTools, useView } from "@/components/scenario-editor/editor-context";
import { IssueList } from "@/components/scenario-editor/issue-list";
import { NameField } from "@/components/scenario-editor/name-field";
import { SaveState } from "@/components/scenario-editor/save-state";
import { StatusSwitch } from "@/components/scenario-editor/status-switch";
import { useHistorySteps } from "@/components/scenario-editor/use-history-steps";
import { useIsUnsaved } from "@/components/scenario-editor/use-is-unsaved";
import { announce } from "@/components/scenario-editor/view-store";
import { Button } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import { IconButton } from "@/components/ui/icon-button";
import { Separator } from "@/components/ui/separator";
import { useReactFlow } from "@/components/scenario-editor/react-flow";
import { useOpened } from "@/components/scenario-editor/use-opened";

/** Name, status, what is saved, and what concerns the whole scenario. */
export function TopBar({ onSave }: { onSave: () => void }) {
  const { scenario } = useOpened();
  const { isReadOnly } = useTools();
  return (
    <header className="flex min-h-13 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b bg-card px-3 py-1.5">
      <Link
        href="/scenarios"
        aria-label="All scenarios"
        className="grid size-8 shrink-0 place-items-center rounded-md text-muted-foreground hover:bg-hover hover:text-foreground"
      >
        <ArrowLeft aria-hidden className="size-4" />
      </Link>
      <NameField />
      <CopyId id={scenario.id} />
      <StatusSwitch />
      <SaveState />
      <div className="ml-auto flex items-center gap-1">
        <IssueList />
        {!isReadOnly && <HistoryButtons />}
        <Separator vertical className="mx-1 h-5 max-md:hidden" />
        <PanelButtons />
        {!isReadOnly && <SaveButton onSave={onSave} />}
      </div>
    </header>
  );
}

function HistoryButtons() {
  const { store, view } = useTools();
  const { undo, redo } = useHistorySteps();
  const { fitView } = useReactFlow();
  const undoLabel = useEditor((state) => state.history.past.at(-1)?.label);
  const redoLabel = useEditor((state) => state.history.future[0]?.label);
  const isTyping = useEditor((state) => state.visit !== null && state.visit.since !== state.content);
  return (
    <>
      <IconButton
        label={undoLabel === undefined ? "Undo" : `Undo: ${undoLabel}`}
        shortcut="Ctrl+Z"
        icon={<Undo2 />}
        disabled={undoLabel === undefined && !isTyping}
        onClick={undo}
      />
      <IconButton
        label={redoLabel === undefined ? "Redo" : `Redo: ${redoLabel}`}
        shortcut="Ctrl+Y"
        icon={<Redo2 />}
        disabled={redoLabel === undefined}
        onClick={redo}
      />
      <IconButton
        label="Tidy up"
        icon={<Wand2 />}
        onClick={() => {
          store.getState().tidyUp();
          announce(view, "Elements arranged. Control Z takes it back.");
          requestAnimationFrame(() => void fitView({ padding: 0.12, maxZoom: 1, duration: 220 }));
        }}
        className="max-md:hidden"
      />
      <BinList />
    </>
  );
}

function PanelButtons() {
  const { view, session, isReadOnly } = useTools();
  const isPaletteOpen = useView((state) => state.isPaletteOpen);
  const isAboutOpen = useView((state) => state.isAboutOpen);
  const { scenario } = useOpened();
  return (
    <>
      {!isPaletteOpen && !isReadOnly && (
        <Button
          icon={<PanelLeftOpen />}
          onClick={() => view.setState({ isPaletteOpen: true })}
          className="max-md:hidden"
        >
          Element
        </Button>
      )}
      <IconButton
        label="About"
        icon={<Info />}
        aria-pressed={isAboutOpen}
        onClick={() => view.setState({ isAboutOpen: !isAboutOpen })}
        className={isAboutOpen ? "bg-pressed" : ""}
      />
      {!isReadOnly && (
        <IconButton
          label={scenario.isActive ? "Send profiles of a segment" : "Send profiles: activate the scenario first"}
          icon={<Send />}
          disabled={!scenario.isActive}
          onClick={() => session.setState({ dialog: { kind: "send" } })}
        />
      )}
      <IconButton
        label="Settings of the scenario"
        icon={<Settings2 />}
        onClick={() => session.setState({ dialog: { kind: "settings" } })}
      />
    </>
  );
}

function SaveButton({ onSave }: { onSave: () => void }) {
  const isSaving = useSessionState((state) => state.isSaving);
  const isUnsaved = useIsUnsaved();
  return (
    <Button
      variant={isUnsaved ? "primary" : "secondary"}
      icon={<Save />}
      loading={isSaving}
      onClick={onSave}
      title="Ctrl+S"
      aria-keyshortcuts="Control+S"
      className="ml-1"
    >
      Save
    </Button>
  );
}
