import { Badge } from "@/components/ui/badge";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import type { UserView } from "@/lib/contracts/users";
import { ROLES } from "@/lib/domain/permissions/permissions";
import { ROLE_LABELS } from "@/lib/domain/permissions/role-labels";

/** The columns of the list of users; `ownId` is who looks at it. */
export function userColumns(ownId: number): readonly TableColumn<UserView>[] {
  return [
    {
      id: "name",
      header: "Name",
      primary: true,
      sortBy: (user) => user.name.toLowerCase(),
      cell: (user) => (
        <span className="flex items-center gap-2">
          <span className="truncate font-medium">{user.name}</span>
          {user.id === ownId && <Badge>You</Badge>}
          {user.isDisabled && <Badge tone="warning">Disabled</Badge>}
        </span>
      ),
    },
    { id: "email", header: "E-mail", hideBelow: "sm", sortBy: (user) => user.email, cell: (user) => user.email },
    {
      id: "role",
      header: "Role",
      width: "8rem",
      sortBy: (user) => ROLES.indexOf(user.role),
      cell: (user) => ROLE_LABELS[user.role].label,
    },
    {
      id: "lastSignIn",
      header: "Last sign-in",
      width: "10rem",
      hideBelow: "md",
      sortBy: (user) => user.lastSignInAt ?? "",
      cell: (user) => <DateTime value={user.lastSignInAt} empty="Never" />,
    },
  ];
}
