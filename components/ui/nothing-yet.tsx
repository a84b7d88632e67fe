import Link from "next/link";

/** Help of a choice that has nothing to choose from: says so, and where that is mended, in another tab. */
export function NothingYet({ what, href }: { what: string; href: string }) {
  return (
    <>
      {what}{" "}
      <Link href={href} target="_blank" className="font-medium text-brand-text underline underline-offset-2">
        Add one
      </Link>
      , then come back here.
    </>
  );
}
