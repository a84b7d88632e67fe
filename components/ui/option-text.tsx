import { CutText } from "@/components/ui/cut-text";
import type { Option, OptionValue } from "@/components/ui/option";

/** Icon, label and hint of an option, as lists show it. */
export function OptionText<Value extends OptionValue>({ option }: { option: Option<Value> }) {
  return (
    <>
      {option.icon}
      <CutText className="min-w-0 flex-1">{option.label}</CutText>
      {option.hint !== undefined && (
        <span className="shrink-0 text-xs text-muted-foreground tabular-nums">{option.hint}</span>
      )}
    </>
  );
}
