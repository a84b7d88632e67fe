import { NO_NEEDS, type Needs } from "@/lib/domain/conditions/needs";
import type { FactKind } from "@/lib/domain/facts/fact";
import type { NodeCategory, NodeDefinition, NodeOutput, SettingsIssue, ValidateContext } from "@/lib/nodes/define";
import type { JsonObject } from "@/lib/shared/json";

/** Settings as a graph holds them: as typed, in the shape of some version. */
export type StoredSettings = { settings: JsonObject; version: number };

/** A definition whose settings come unparsed, so that elements of all types stand in one list. */
export type NodeRules = {
  type: string;
  category: NodeCategory;
  title: string;
  icon: string;
  summary: string;
  help: string;
  defaults: JsonObject;
  version: number;
  isStart: boolean;
  isNote: boolean;
  isBuiltIn: boolean;
  /** The settings in today's shape, parsed or as typed. */
  upgrade: (stored: StoredSettings) => JsonObject;
  /** Faults of the shape, else those that `validate` of the element finds. */
  check: (stored: StoredSettings, context: ValidateContext) => SettingsIssue[];
  /** The outputs; while the settings do not parse, those of a fresh element. */
  outputs: (stored: StoredSettings) => readonly NodeOutput[];
  /** What the step looks at; nothing while the settings do not parse. */
  needs: (stored: StoredSettings) => Needs;
  /** Kinds of facts it listens for; none while the settings do not parse. */
  listens: (stored: StoredSettings) => readonly FactKind[];
};

/** Wraps a definition so that every function takes settings as a graph stores them. */
export function makeNodeRules<Type extends string, Settings, Out extends string>(
  definition: NodeDefinition<Type, Settings, Out>,
): NodeRules {
  const upgrade = (stored: StoredSettings) => upgradeSettings(definition, stored);
  const parse = (stored: StoredSettings) => definition.settings.safeParse(upgrade(stored));
  return {
    type: definition.type,
    category: definition.category,
    title: definition.title,
    icon: definition.icon,
    summary: definition.summary,
    help: definition.help,
    defaults: definition.defaults,
    version: definition.version,
    isStart: definition.isStart ?? false,
    isNote: definition.isNote ?? false,
    isBuiltIn: definition.isBuiltIn ?? false,
    upgrade,
    check: (stored, context) => {
      const parsed = parse(stored);
      if (parsed.success) return definition.validate?.(parsed.data, context) ?? [];
      return parsed.error.issues.map((issue) => ({
        field: issue.path.map(String).join("."),
        level: "error" as const,
        message: issue.message,
      }));
    },
    outputs: (stored) => {
      const parsed = parse(stored);
      return parsed.success ? definition.outputs(parsed.data) : definition.fallbackOutputs;
    },
    needs: (stored) => {
      const parsed = parse(stored);
      return (parsed.success ? definition.needs?.(parsed.data) : undefined) ?? NO_NEEDS;
    },
    listens: (stored) => {
      const parsed = parse(stored);
      return (parsed.success ? definition.listens?.(parsed.data) : undefined) ?? [];
    },
  };
}

/** Settings in the shape of the definition's version. */
export function upgradeSettings<Type extends string, Settings, Out extends string>(
  definition: NodeDefinition<Type, Settings, Out>,
  { settings, version }: StoredSettings,
): JsonObject {
  if (version >= definition.version || !definition.upgrade) return settings;
  return definition.upgrade(settings, version);
}
