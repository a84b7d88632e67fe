import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { EditorProps } from "@/lib/nodes/face";
import { readNumber } from "@/lib/nodes/read-settings";

/** Chooses the connection whose proof of access the call carries. */
export function ConnectionInput({ settings, onChange, errorOf, lists }: EditorProps) {
  const { connections = [] } = lists;
  const chosen = readNumber(settings, "connectionId");
  const isMissing = chosen !== null && !connections.some(({ id }) => id === chosen);
  if (connections.length === 0 && chosen === null) {
    return (
      <p className="text-xs text-muted-foreground">
        A sign-in with a password, a token or OAuth 2 is kept as a connection; masters and admins add them under
        Settings → Connections.
      </p>
    );
  }
  return (
    <Field
      label="Connection"
      help="Signs the call in: its secrets are put in when it is made, for its own hosts only."
      error={errorOf("connectionId")}
    >
      <Combobox
        value={chosen === null ? null : String(chosen)}
        onChange={(id) => onChange({ connectionId: id === null ? null : Number(id) })}
        options={connections.map(({ id, name, hosts }) => ({ value: String(id), label: name, hint: hosts.join(", ") }))}
        chosen={isMissing ? { value: String(chosen), label: `#${chosen}`, hint: "not found" } : null}
        placeholder="None"
        searchPlaceholder="Search connections"
        clearable
      />
    </Field>
  );
}
