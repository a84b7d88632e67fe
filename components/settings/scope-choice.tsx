"use client";

import { SCOPES } from "@/components/settings/token-texts";
import { Checkbox } from "@/components/ui/checkbox";

/** What a limited token may do. */
export function ScopeChoice({ value, onChange }: { value: readonly string[]; onChange: (value: string[]) => void }) {
  return (
    <ul className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
      {SCOPES.map((scope) => (
        <li key={scope.value}>
          <label className="grid cursor-pointer grid-cols-[auto_1fr] items-start gap-x-2.5 text-sm">
            <span className="flex h-5 items-center">
              <Checkbox
                checked={value.includes(scope.value)}
                aria-label={scope.label}
                onCheckedChange={(checked) =>
                  onChange(checked ? [...value, scope.value] : value.filter((one) => one !== scope.value))
                }
              />
            </span>
            <span className="grid">
              {scope.label}
              {scope.help !== "" && <span className="text-xs text-muted-foreground">{scope.help}</span>}
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
