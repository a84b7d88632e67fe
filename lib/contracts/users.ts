import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { idParams } from "@/lib/contracts/ids";
import { checkPassword } from "@/lib/domain/passwords/check-password";
import { ROLES } from "@/lib/domain/permissions/permissions";
import { EMAIL_LENGTH_MAX, normalizeEmail } from "@/lib/domain/profiles/normalize-email";

const USER_NAME_LENGTH_MAX = 100;
const PASSWORD_TYPED_MAX = 1000;

export const userName = z
  .string()
  .trim()
  .min(1, "Type a name.")
  .max(USER_NAME_LENGTH_MAX, `A name has at most ${USER_NAME_LENGTH_MAX} characters.`);
export const userEmail = z
  .string()
  .max(EMAIL_LENGTH_MAX, "This is no e-mail address.")
  .refine((text) => normalizeEmail(text) !== null, "This is no e-mail address.")
  .transform((text) => text.trim().normalize("NFC").toLowerCase());
export const userRole = z.enum(ROLES, "Choose a role.");

/** A new password; what is close to the person's name is only known to the server, which checks again. */
export const newPassword = z
  .string()
  .max(PASSWORD_TYPED_MAX)
  .superRefine((password, context) => {
    const problem = checkPassword(password);
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  });

export const userSchema = z.object({
  id: z.int(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  isDisabled: z.boolean(),
  lastSignInAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type UserView = z.infer<typeof userSchema>;

export const listUsers = defineContract({
  method: "GET",
  path: "/api/internal/users",
  answer: z.object({ items: z.array(userSchema) }),
});

export const createUser = defineContract({
  method: "POST",
  path: "/api/internal/users",
  body: z.object({ name: userName, email: userEmail, role: userRole }),
  /** The password is told here and never again. */
  answer: z.object({ id: z.int(), password: z.string() }),
});

export const updateUser = defineContract({
  method: "PATCH",
  path: "/api/internal/users/[id]",
  params: idParams,
  body: z.object({ name: userName.optional(), role: userRole.optional(), isDisabled: z.boolean().optional() }),
  answer: userSchema,
});

export const resetUserPassword = defineContract({
  method: "POST",
  path: "/api/internal/users/[id]/password",
  params: idParams,
  answer: z.object({ password: z.string() }),
});

export const updateMe = defineContract({
  method: "PATCH",
  path: "/api/internal/me",
  body: z.object({ name: userName }),
  answer: userSchema,
});

export const changeMyPassword = defineContract({
  method: "POST",
  path: "/api/internal/me/password",
  body: z.object({ current: z.string().max(PASSWORD_TYPED_MAX), next: newPassword }),
  answer: z.object({ changed: z.literal(true) }),
});
