"use client";

import { useEditor, useTools } from "@/components/scenario-editor/editor-context";
import { nodeKinds } from "@/components/scenario-editor/registry";
import { edgeKey } from "@/components/scenario-editor/store/content";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { GraphNode } from "@/lib/domain/scenario/graph";

/** Where each output leads, to choose by keyboard what the mouse draws. */
export function LinkFields({ node }: { node: GraphNode }) {
  const outputs = nodeKinds.outputsOf(node);
  if (outputs.length === 0) return null;
  return (
    <section aria-label="Links" className="grid gap-2">
      <h3 className="text-sm font-medium">Leads to</h3>
      {outputs.map((output) => (
        <LinkField key={output.id} node={node} output={output} hasLabel={outputs.length > 1} />
      ))}
    </section>
  );
}

type LinkFieldProps = { node: GraphNode; output: { id: string; label: string }; hasLabel: boolean };

function LinkField({ node, output, hasLabel }: LinkFieldProps) {
  const { store, isReadOnly } = useTools();
  const nodes = useEditor((state) => state.content.nodes);
  const key = edgeKey(node.id, output.id);
  const to = useEditor((state) => state.content.edges.get(key)?.to ?? null);
  const options = [...nodes.values()]
    .filter((one) => one.id !== node.id && nodeKinds.takesLinks(one))
    .map((one) => ({ value: one.id, label: nodeKinds.titleOf(one), hint: `#${one.id}` }));
  return (
    <Field label={output.label} hideLabel={!hasLabel}>
      <Combobox
        aria-label={`${output.label} leads to`}
        value={to}
        onChange={(id) => {
          if (id === null) store.getState().disconnect([key]);
          else store.getState().connect({ from: node.id, output: output.id, to: id });
        }}
        options={options}
        placeholder="Nowhere: the pass ends here"
        emptyText="No other element yet."
        clearable
        disabled={isReadOnly}
      />
    </Field>
  );
}
