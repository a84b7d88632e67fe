import type { ReactNode } from "react";

/** One line of the command palette: goes somewhere (`href`) or does something (`run`). */
export type PaletteAction = {
  id: string;
  label: string;
  /** Heading under which it stands, e.g. `This scenario`. */
  group: string;
  icon?: ReactNode;
  /** Other words people may type for it. */
  keywords?: readonly string[];
  /** Shown on the right: `#3`, a shortcut. */
  note?: string;
  href?: string;
  run?: () => void;
};

/** Finds objects by name or number; the palette asks it while one types, and drops answers that come too late. */
export type PaletteSearch = (query: string, signal: AbortSignal) => Promise<readonly PaletteAction[]>;
