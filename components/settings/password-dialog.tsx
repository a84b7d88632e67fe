"use client";

import { SecretOnce } from "@/components/settings/secret-once";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";

/** Shows the new password of a user, once. */
export function PasswordDialog({ name, password, onClose }: { name: string; password: string; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`New password of ${name}`}
      description="Every session of this user has ended."
      locked
      footer={<DialogClose render={<Button variant="primary" />}>Done</DialogClose>}
    >
      <SecretOnce label="Password" secret={password} />
    </Dialog>
  );
}
