"use client";

import { useQuery } from "@tanstack/react-query";
import { Workflow } from "lucide-react";
import { useEffect, useMemo } from "react";
import { AboutSection } from "@/components/scenario-editor/about-section";
import { Announcer } from "@/components/scenario-editor/announcer";
import { Canvas } from "@/components/scenario-editor/canvas";
import { DraftBanner } from "@/components/scenario-editor/draft-banner";
import { FailingBanner } from "@/components/scenario-editor/failing-banner";
import { EditorProvider, useFaceScenario, useTools, useView } from "@/components/scenario-editor/editor-context";
import { Inspector } from "@/components/scenario-editor/inspector";
import { OthersBanner } from "@/components/scenario-editor/others-banner";
import { Palette } from "@/components/scenario-editor/palette";
import { QuickAdd } from "@/components/scenario-editor/quick-add";
import { ReactFlowProvider } from "@/components/scenario-editor/react-flow";
import { SessionDialogs } from "@/components/scenario-editor/session-dialogs";
import { FailedList } from "@/components/scenario-editor/statistics/failed-list";
import { InsideList } from "@/components/scenario-editor/statistics/inside-list";
import { StatisticsPanel } from "@/components/scenario-editor/statistics/statistics-panel";
import { TopBar } from "@/components/scenario-editor/top-bar";
import { useCanvasKeys } from "@/components/scenario-editor/use-canvas-keys";
import { useClipboard } from "@/components/scenario-editor/use-clipboard";
import { useEditorTools } from "@/components/scenario-editor/use-editor-tools";
import { useFoldPalette } from "@/components/scenario-editor/use-fold-palette";
import { useLeaveGuard } from "@/components/scenario-editor/use-leave-guard";
import { useSave } from "@/components/scenario-editor/use-save";
import { useValidation } from "@/components/scenario-editor/use-validation";
import { OperationBars } from "@/components/scenario-operations/operation-bars";
import { EmptyState } from "@/components/ui/empty-state";
import { Button, LinkButton } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useTimeZone } from "@/components/ui/time-zone";
import { scenarioContextQuery, scenarioQuery } from "@/lib/api-client/scenarios";
import type { ScenarioContext } from "@/lib/contracts/scenario-context";
import type { OpenScenario } from "@/lib/contracts/scenarios";

/** The editor of one scenario: waits for what it needs, then opens. */
export function ScenarioEditor({ id }: { id: number }) {
  const opened = useQuery(scenarioQuery(id));
  const context = useQuery(scenarioContextQuery(id));
  const error = opened.error ?? context.error;
  if (opened.data !== undefined && context.data !== undefined)
    return <OpenEditor key={id} opened={opened.data} lists={context.data} />;
  if (error === null) return <EditorSkeleton />;
  return (
    <EmptyState
      icon={<Workflow />}
      title="This scenario cannot be shown"
      action={
        <>
          <LinkButton href="/scenarios">All scenarios</LinkButton>
          <Button
            variant="primary"
            onClick={() => {
              void opened.refetch();
              void context.refetch();
            }}
          >
            Try again
          </Button>
        </>
      }
    >
      {error.message}
    </EmptyState>
  );
}

type OpenEditorProps = { opened: OpenScenario; lists: ScenarioContext };

function OpenEditor({ opened, lists }: OpenEditorProps) {
  const tools = useEditorTools(opened);
  const zone = useTimeZone();
  const { id, databaseId, version, isActive } = opened.scenario;
  const { launchUrl } = opened;
  const scenario = useMemo(
    () => ({ id, databaseId, isSaved: version > 0, isActive, launchUrl, zone }),
    [id, databaseId, version, isActive, launchUrl, zone],
  );
  useValidation(tools, { lists, scenarioId: id, databaseId });
  useEffect(() => {
    document.title = `${opened.scenario.name} · Cuelight`;
  }, [opened.scenario.name]);
  return (
    <EditorProvider tools={tools} lists={lists} scenario={scenario}>
      <ReactFlowProvider>
        <Layout />
      </ReactFlowProvider>
    </EditorProvider>
  );
}

function Layout() {
  const save = useSave();
  const { isReadOnly } = useTools();
  const { id } = useFaceScenario();
  const isPaletteOpen = useView((state) => state.isPaletteOpen);
  const isAboutOpen = useView((state) => state.isAboutOpen);
  useCanvasKeys({ onSave: () => void save() });
  useClipboard();
  useLeaveGuard();
  useFoldPalette();
  return (
    <div className="flex h-dvh min-h-0 flex-col select-none max-md:h-[calc(100dvh-3rem)]" data-editor>
      <TopBar onSave={() => void save()} />
      <DraftBanner />
      <OthersBanner />
      <FailingBanner />
      {isAboutOpen && <AboutSection />}
      <div className="relative flex min-h-0 flex-1">
        {isPaletteOpen && !isReadOnly && <Palette />}
        <div className="flex min-w-0 flex-1 flex-col">
          <Canvas />
          <OperationBars scenarioId={id} mayCancel={!isReadOnly} />
          <StatisticsPanel />
        </div>
        <Inspector />
      </div>
      <QuickAdd />
      <InsideList />
      <FailedList />
      <SessionDialogs onSave={save} />
      <Announcer />
    </div>
  );
}

function EditorSkeleton() {
  return (
    <div aria-busy className="flex h-dvh flex-col max-md:h-[calc(100dvh-3rem)]">
      <div className="flex h-13 items-center gap-3 border-b bg-card px-4">
        <Skeleton className="h-5 w-48" />
        <Skeleton className="h-5 w-20" />
        <Skeleton className="ml-auto h-8 w-24" />
      </div>
      <div className="flex flex-1">
        <div className="grid w-56 content-start gap-3 border-r bg-card p-3 max-md:hidden">
          {["a", "b", "c", "d", "e"].map((key) => (
            <Skeleton key={key} className="h-7" />
          ))}
        </div>
        <div className="grid flex-1 place-items-center">
          <Skeleton className="h-18 w-60" />
        </div>
      </div>
    </div>
  );
}
