import { Badge } from "@/components/ui/badge";

/** Variables that had no value: they render as nothing. */
export function MissingVariables({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <div role="status" className="flex flex-wrap items-center gap-1.5 text-xs text-muted-foreground">
      <span>Empty here, so nothing is printed:</span>
      {names.map((name) => (
        <Badge key={name} tone="warning" className="font-mono">
          {name}
        </Badge>
      ))}
    </div>
  );
}
