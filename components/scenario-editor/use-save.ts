"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { z } from "zod";
import { type EditorTools, useLists, useTools } from "@/components/scenario-editor/editor-context";
import { nodeKinds } from "@/components/scenario-editor/registry";
import type { SaveChoice } from "@/components/scenario-editor/session-store";
import { settleVisit } from "@/components/scenario-editor/store/gestures";
import { type Content, toGraph } from "@/components/scenario-editor/store/content";
import { usePatchOpened, useOpened } from "@/components/scenario-editor/use-opened";
import { findIssues } from "@/components/scenario-editor/use-validation";
import { announce, setIssues } from "@/components/scenario-editor/view-store";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { ApiError } from "@/lib/api-client/call-api";
import { publishScenario, readScenario } from "@/lib/api-client/save-scenario";
import { scenarioKeys } from "@/lib/api-client/scenarios";
import type { OpenScenario } from "@/lib/contracts/scenarios";
import type { GraphIssue } from "@/lib/domain/scenario/graph-rules";

const HTTP_CONFLICT = 409;

/** Saves the canvas as a version and makes the switch's wish true. Asks first when a stop hits profiles. */
export function useSave(): (choice?: SaveChoice) => Promise<boolean> {
  const tools = useTools();
  const lists = useLists();
  const { scenario } = useOpened();
  const patch = usePatchOpened();
  const client = useQueryClient();
  return useCallback(
    async (choice = {}) => {
      const { store, session, view } = tools;
      if (!maySaveNow(tools) || hasConflict(tools, scenario)) return false;
      const { wantsActive } = session.getState();
      store.setState(settleVisit(store.getState()));
      setIssues(view, findIssues(store, { lists, scenarioId: scenario.id, databaseId: scenario.databaseId }));
      if (!mayPublish(tools, { isActive: scenario.isActive, wantsActive })) return false;
      session.setState({ isSaving: true });
      try {
        if (choice.keepProfiles === undefined && (await mustAskFirst(tools, scenario))) {
          session.setState({ isSaving: false });
          return false;
        }
        const { content } = store.getState();
        const { keepProfiles = false, relocations = [] } = choice;
        const graph = toGraph(content);
        const body = { graph, isActive: wantsActive, keepProfiles, relocations: [...relocations] };
        const saved = await publish(scenario, body);
        store.getState().markSaved(body.graph);
        session.setState({ isSaving: false, dialog: null, baseVersion: saved.version });
        tools.drafts.markPublished(content);
        patch({ ...saved, savedAt: saved.updatedAt });
        void client.invalidateQueries({ queryKey: scenarioKeys.lists });
        say(tools, { was: scenario.isActive, is: wantsActive });
        return true;
      } catch (error) {
        session.setState({ isSaving: false });
        fail(tools, { error, choice });
        return false;
      }
    },
    [client, lists, patch, scenario, tools],
  );
}

type Shown = OpenScenario["scenario"];

const maySaveNow = ({ isReadOnly, session }: EditorTools) => !isReadOnly && !session.getState().isSaving;

/** The canvas grew from an older version than the one that is saved: saving would take that one back without a word. */
function hasConflict({ session }: EditorTools, { version, updatedBy, updatedAt }: Shown): boolean {
  if (session.getState().baseVersion === version) return false;
  const conflict = { kind: "version" as const, who: updatedBy ?? "Somebody", at: updatedAt };
  session.setState({ dialog: { kind: "conflict", conflict } });
  return true;
}

/** A stop with profiles inside asks what becomes of them. */
async function mustAskFirst({ session }: EditorTools, { id, isActive }: Shown): Promise<boolean> {
  if (!isActive || session.getState().wantsActive) return false;
  const { inside } = (await readScenario(id)).scenario;
  if (inside > 0) session.setState({ dialog: { kind: "stop", inside } });
  return inside > 0;
}

function say({ view }: EditorTools, { was, is }: { was: boolean; is: boolean }): void {
  const words = was === is ? "Saved" : is ? "Saved and activated" : "Saved and stopped";
  toastSuccess(words);
  announce(view, words);
}

type Body = Omit<Parameters<typeof publishScenario>[1], "rev">;

/** A revision that only a rename or the like has raised is no conflict: nobody touched the canvas. */
async function publish(scenario: Shown, body: Body) {
  try {
    return await publishScenario(scenario.id, { ...body, rev: scenario.rev });
  } catch (error) {
    const details = error instanceof ApiError && error.status === HTTP_CONFLICT ? error.details : undefined;
    if (details?.["version"] !== scenario.version || typeof details["rev"] !== "number") throw error;
    return publishScenario(scenario.id, { ...body, rev: details["rev"] });
  }
}

type SwitchWish = { isActive: boolean; wantsActive: boolean };

function mayPublish({ store, view }: EditorTools, { isActive, wantsActive }: SwitchWish): boolean {
  const { issues } = view.getState();
  const errors = issues.filter((issue) => issue.level === "error");
  const saving = errors.filter((issue) => issue.blocks === "save");
  const [first] = saving.length > 0 ? saving : wantsActive ? errors : [];
  if (first === undefined) return true;
  view.setState({ isIssueListOpen: true });
  const text = describeIssue(store.getState().content, first);
  const more = (saving.length > 0 ? saving : errors).length - 1;
  const words = more > 0 ? `${text} ${more} more in the list.` : text;
  // Who has just switched it on wants to hear of that, though what is missing forbids to save as well.
  const isActivating = wantsActive && !isActive;
  const title = isActivating ? "Before it can be activated" : "It cannot be saved like this";
  toastError(saving.length > 0 || isActivating ? title : "It cannot be active like this", words);
  announce(view, words);
  return false;
}

/** Names the element, unless the message does. */
function describeIssue(content: Content, { nodeId, message }: GraphIssue): string {
  const node = nodeId === null ? undefined : content.nodes.get(nodeId);
  return node === undefined || message.includes(`#${node.id}`)
    ? message
    : `${nodeKinds.titleOf(node)} (#${node.id}): ${message}`;
}

type Failure = { error: unknown; choice: SaveChoice };

const holdingSchema = z.array(z.object({ nodeId: z.int(), inside: z.int() }));

function fail({ session }: EditorTools, { error, choice }: Failure): void {
  const details = error instanceof ApiError && error.status === HTTP_CONFLICT ? error.details : undefined;
  if (details?.["kind"] === "holding") {
    session.setState({ dialog: { kind: "holding", elements: holdingSchema.parse(details["elements"]), choice } });
    return;
  }
  if (details?.["kind"] !== "version") {
    toastError("Not saved", error);
    return;
  }
  const { updatedBy, updatedAt } = details;
  const conflict = {
    kind: "version" as const,
    who: typeof updatedBy === "string" ? updatedBy : "Somebody",
    at: typeof updatedAt === "string" ? updatedAt : null,
  };
  session.setState({ dialog: { kind: "conflict", conflict } });
}
