import { defineNode } from "@/lib/nodes/define";
import { validateHttpCall } from "@/lib/nodes/http-call/validate";
import { httpCallSettings } from "@/lib/nodes/http-call/settings";
import { upgradeHttpCall } from "@/lib/nodes/http-call/upgrade";
import { readTemplateNeeds } from "@/lib/nodes/read-template-needs";

const OUTPUTS = [
  { id: "success", label: "Success" },
  { id: "error", label: "Error", error: { except: [] } },
] as const;

export const httpCall = defineNode({
  type: "http-call",
  category: "action",
  title: "HTTP(S) API Call",
  icon: "globe",
  summary: "Calls another system and goes on with its answer.",
  help: `Calls an address of another system and waits for its answer.

**Data** is the body of the call, with variables: \`{lead.email}\`, \`{apicontent.order.id}\`, \`{response.name}\`. Values are escaped for the chosen content type, so quotes in a name do not break your JSON. In JSON a variable *without* quotes around it keeps its type: \`{"total": {apicontent.total}}\`.

**Passwords and keys** belong into \`{secret.NAME}\`: they are kept encrypted, are put in at the moment of the call, only for the hosts they were made for, and appear in no log.

A **connection** carries the proof of who calls (user and password, token, OAuth 2, headers) and is kept under *Settings → Connections*. Its secrets go only to its own hosts. It may also limit how often it is used; calls over the limit wait.

**Success** is what the status says, 200–299 unless you change it, and, if you like, what the answer says: \`status\` *is* \`ok\` looks at that value of a JSON answer, \`$\` at the whole answer, also one that is plain text. Without statuses the condition alone decides.

**Tried again** are network faults, timeouts and the answers 408, 425, 429 and 5xx that are no success, with growing pauses, as often as *Retries* says and not before the time that the other side asks for (\`Retry-After\`); then the profile leaves by **Error**. If that leads nowhere, the pass ends here and counts as an error.

**From the answer** takes values of a JSON answer by their path. As an *answer* with the name \`id\` and the path \`$.data.id\`, later elements have it as \`{response.id}\`; as *apicontent* they have it as \`{apicontent.id}\`; or it is written into a *field of the profile*. A field is checked as everywhere: if a value does not fit its type, or another profile has the same value of a unique field, no field is changed and the profile leaves by **Error**. A value that is not in the answer leaves the field as it is; \`null\` empties it.

**Try it** makes the call once, as it stands in the form, for a profile or for values that you type: you see what was sent, what came back, and by which output a profile would leave. A click on a value of a JSON answer takes it.

Each call carries the header \`Idempotency-Key\`, the same for all its attempts, so that the other side can tell a repeated call from a new one. Redirects are not followed. Addresses in private networks must be allowed by the installation.`,
  settings: httpCallSettings,
  defaults: {
    method: "POST",
    url: "",
    headers: [],
    contentType: "json",
    body: "",
    connectionId: null,
    timeoutSeconds: 10,
    retries: 3,
    success: { statuses: [{ from: 200, to: 299 }], condition: { kind: "group", match: "all", items: [] } },
    mapping: [],
  },
  version: 2,
  upgrade: upgradeHttpCall,
  outputs: () => OUTPUTS,
  fallbackOutputs: OUTPUTS,
  validate: validateHttpCall,
  needs: (value) => readTemplateNeeds([value.url, value.body, ...value.headers.map((header) => header.value)]),
});
