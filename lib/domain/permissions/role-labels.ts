import type { Role } from "@/lib/domain/permissions/permissions";

/** How a role is called in the interface, and what it may do in one sentence. */
export const ROLE_LABELS: Record<Role, { label: string; description: string }> = {
  master: { label: "Master", description: "Everything, API tokens too." },
  admin: { label: "Admin", description: "Everything but API tokens and masters." },
  marketer: { label: "Marketer", description: "Databases, templates, mailings and scenarios; no settings." },
  viewer: { label: "Viewer", description: "Looks at everything, changes nothing." },
};
