"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { explainSignIn } from "@/app/(auth)/sign-in/_components/explain-sign-in";
import { Button } from "@/components/ui/button";
import { Form, FormErrors, FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";

const schema = z.object({
  email: z.string().trim().min(1, "Type the e-mail you sign in with."),
  password: z.string().min(1, "Type your password."),
});

/** Signs in and goes on to `goal`; what was typed stays when it does not work. */
export function SignInForm({ goal }: { goal: string }) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { email: "", password: "" } });
  // The page stays until the browser has left it, so the button goes on turning.
  const [isLeaving, setIsLeaving] = useState(false);
  const submit = form.handleSubmit(async (values) => {
    const message = await explainSignIn(() => signIn("credentials", { ...values, redirect: false }));
    if (message === null) {
      setIsLeaving(true);
      // A whole page, so that nothing of what was there before the sign-in is kept.
      window.location.assign(goal);
      return;
    }
    form.setError("root.server", { message });
    form.setFocus("password", { shouldSelect: true });
  });
  return (
    <div className="rounded-xl border bg-card p-6 shadow-sm">
      <h1 className="mb-4 text-lg font-semibold">Sign in</h1>
      <Form onSubmit={submit} method="post">
        <FormErrors errors={form.formState.errors} />
        <FormField control={form.control} name="email" label="E-mail">
          {(field) => <Input {...field} type="email" size="lg" autoComplete="username" autoFocus />}
        </FormField>
        <FormField control={form.control} name="password" label="Password">
          {(field) => <PasswordInput {...field} size="lg" autoComplete="current-password" />}
        </FormField>
        <Button type="submit" variant="primary" size="lg" loading={form.formState.isSubmitting || isLeaving}>
          Sign in
        </Button>
      </Form>
      <p className="mt-4 text-xs text-muted-foreground">
        Forgotten? A master or an admin of your account sets a new password in Settings, Users.
      </p>
    </div>
  );
}
