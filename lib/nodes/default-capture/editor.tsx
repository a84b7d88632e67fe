import { CodeBlock } from "@/components/ui/code-block";
import type { EditorProps } from "@/lib/nodes/face";

/** Nothing to set: shows what launches the scenario, once it can be launched. */
export function DefaultCaptureEditor({ scenario }: EditorProps) {
  if (!scenario.isSaved)
    return (
      <p className="rounded-lg border border-dashed p-3 text-sm text-muted-foreground">
        Save the scenario for the first time; then the address, the body and a ready command to launch it stand here.
      </p>
    );
  const body = makeBody(scenario.id);
  return (
    <section className="grid gap-3" aria-label="Launch over the API">
      <div className="grid gap-1">
        <h3 className="text-sm font-semibold">Launch over the API</h3>
        <p className="text-xs text-muted-foreground">
          Any program puts a profile into this scenario with one call. Make the token in Settings → API tokens and put
          it where <code className="font-mono">YOUR_TOKEN</code> stands; never put it into an address.
        </p>
      </div>
      {!scenario.isActive && (
        <p className="rounded-md bg-warning-soft px-3 py-2 text-xs text-warning-text">
          The scenario is not active: until it is, calls are refused with 409.
        </p>
      )}
      <CodeBlock title="POST" code={scenario.launchUrl} wrap />
      <CodeBlock title="Body (application/json)" code={body} />
      <CodeBlock title="curl" code={makeCurl(scenario.launchUrl, scenario.id)} />
      <p className="text-xs text-muted-foreground">
        Other ways to name the profile: <code className="font-mono">&quot;matching&quot;: &quot;profile_id&quot;</code>,{" "}
        <code className="font-mono">phone</code>, <code className="font-mono">custom</code> with{" "}
        <code className="font-mono">field_name</code> and <code className="font-mono">field_value</code>. What stands in{" "}
        <code className="font-mono">content</code> is <code className="font-mono">{"{apicontent.…}"}</code> in all
        elements.
      </p>
    </section>
  );
}

function makeBody(id: number): string {
  const body = { token: "YOUR_TOKEN", id, matching: "email", email: "jane@example.com", content: { order: "A-1001" } };
  return JSON.stringify(body, null, 2);
}

function makeCurl(url: string, id: number): string {
  const body = { id, matching: "email", email: "jane@example.com", content: { order: "A-1001" } };
  return [
    `curl -X POST '${url}' \\`,
    "  -H 'Authorization: Bearer YOUR_TOKEN' \\",
    "  -H 'Content-Type: application/json' \\",
    `  -d '${JSON.stringify(body)}'`,
  ].join("\n");
}
