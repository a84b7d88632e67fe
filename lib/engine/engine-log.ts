/** Where an engine says what it cannot mend; pino's shape. */
export type EngineLog = {
  info: (facts: object, text: string) => void;
  warn: (facts: object, text: string) => void;
  error: (facts: object, text: string) => void;
};
