import type { Json, JsonObject } from "@/lib/shared/json";

/** Where the finished text goes; it decides how values are escaped. */
export const PLACES = ["text", "html", "url", "json", "xml", "form", "header"] as const;
export type Place = (typeof PLACES)[number];

/** The names that open a variable. */
export const ROOTS = ["lead", "subscription", "apicontent", "response", "secret"] as const;
export type RootName = (typeof ROOTS)[number];

/** Variables without a path: addresses made for the one message. */
export const LINKS = ["unsubscribe_link", "view_in_browser_link"] as const;
export type LinkName = (typeof LINKS)[number];

/** A finding in a template; `line` and `column` count from 1, `column` and `offset` in UTF-16 units. */
export type TemplateIssue = {
  line: number;
  column: number;
  offset: number;
  length: number;
  message: string;
  /** error: must not be saved; warning: works, but probably not as meant. */
  level: "error" | "warning";
};

export type PathKey = string | number;

/** A value the template reads; an empty path means the whole root. */
export type VariablePath = { root: RootName | "links"; path: PathKey[] };

/** A variable where it stands in the source. `slot` >= 0: a loop variable, counted from the outermost loop. */
export type VariableReference = {
  root: RootName | "links" | "local";
  slot: number;
  path: PathKey[];
  /** As the author wrote it, e.g. `apicontent.items[0]`. */
  written: string;
  offset: number;
  length: number;
};

/** What a template is filled from; whatever is absent counts as missing. */
export type TemplateScope = {
  lead?: JsonObject;
  subscription?: JsonObject;
  apicontent?: Json;
  /** Answers of earlier HTTP elements. */
  response?: Json;
  secret?: (name: string) => string | undefined;
  links?: { [name in LinkName]?: string };
  /** The moment that `now()` gives. */
  now?: Date;
  /** IANA zone for moments without their own; UTC unless told. */
  zone?: string;
};

export const COMPARISONS = ["equal", "not_equal", "greater", "less", "contains", "in"] as const;
export type Comparison = (typeof COMPARISONS)[number];

export type Expression =
  | { kind: "literal"; value: Json }
  | { kind: "variable"; reference: VariableReference }
  | { kind: "list"; items: Expression[] }
  | { kind: "call"; name: string; items: Expression[]; written: string }
  | { kind: "compare"; comparison: Comparison; left: Expression; right: Expression }
  | { kind: "and" | "or"; items: Expression[] }
  | { kind: "not"; item: Expression };

export type TemplateNode =
  | { kind: "text"; text: string }
  | { kind: "value"; expression: Expression; offset: number; length: number }
  | IfNode
  | RangeNode;

export type IfNode = {
  kind: "if";
  branches: { condition: Expression; body: TemplateNode[] }[];
  otherwise: TemplateNode[];
  offset: number;
  length: number;
};

export type RangeNode = {
  kind: "range";
  slot: number;
  list: Expression;
  /** Printed between two rounds. */
  separator: string;
  body: TemplateNode[];
  /** Printed when there is nothing to repeat. */
  otherwise: TemplateNode[];
  offset: number;
  length: number;
};

/** A finding before its line and column are known. */
export type Fault = { offset: number; length: number; message: string; level: "error" | "warning" };
