/** Who is signed in, as far as the shell shows it. */
export type ShellUser = {
  name: string;
  email: string;
  /** Shown as it is: `Master`, `Marketer` … */
  roleLabel: string;
  accountName: string;
  /** IANA zone of the account: every moment in the interface is shown in it. */
  zone: string;
};
