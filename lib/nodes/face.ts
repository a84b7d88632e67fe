import type { ComponentType } from "react";
import type { CodeCompletion } from "@/components/ui/code-editor-types";
import type { LucideIcon } from "lucide-react";
import type { TriedCall, TriedValues } from "@/lib/domain/http/tried-call";
import type { ValidateContext } from "@/lib/nodes/define";
import type { JsonObject } from "@/lib/shared/json";

// The contract between an element's folder and the canvas: what its card and its form are given.

/** What settings may refer to, by id or name: what their check looks at, and of mailings what they send. */
export type FaceLists = Omit<ValidateContext, "mailings" | "scenarioId" | "databaseId"> & {
  mailings: readonly FaceMailing[];
};

export type FaceMailing = {
  id: number;
  name: string;
  databaseId: number;
  isActive: boolean;
  channel: string;
  templateId: number;
  templateName: string;
  resourceName: string;
};

export type FaceScenario = {
  id: number;
  databaseId: number;
  /** Only a saved scenario can be launched. */
  isSaved: boolean;
  isActive: boolean;
  /** Where programs post to. */
  launchUrl: string;
  /** The account's IANA zone. */
  zone: string;
};

/** Settings come as typed: they need not be valid. */
export type CardProps = { settings: JsonObject; lists: FaceLists };

export type EditorProps = {
  settings: JsonObject;
  /** Changes these members of the settings, at once. */
  onChange: (patch: JsonObject) => void;
  /** What is wrong with the value at a path of the settings, in words; only once it is worth saying. */
  errorOf: (path: string) => string | undefined;
  lists: FaceLists;
  scenario: FaceScenario;
  /** Variables that may be used here. */
  completions: readonly CodeCompletion[];
  /** Makes the call of an element with these settings once. Throws an Error with words for the reader. Only in a scenario. */
  tryCall?: (settings: JsonObject, values: TriedValues) => Promise<TriedCall>;
};

export type NodeFace = {
  Icon: LucideIcon;
  /** One or two lines inside the card: what this element is set to. */
  Card: ComponentType<CardProps>;
  Editor: ComponentType<EditorProps>;
};
