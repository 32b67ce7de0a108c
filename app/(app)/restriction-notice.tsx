import { Notice } from "@/components/ui/notice";
import type { PersonContext } from "@/lib/context";
import { restrictionOf } from "@/lib/privacy/restriction";

/** Why nothing is read for somebody whose age changed, and whom to write to. */
export function RestrictionNotice({ ctx }: { ctx: PersonContext }) {
  const restriction = restrictionOf(ctx);
  if (!restriction) return null;
  const { platform, contact, reference } = restriction;
  return (
    <Notice tone="warn" title="Nothing is read for you until your age is cleared up">
      <p className="mb-2">
        {platform} told us that the age of your account there changed, and Tallyglass is for people of 16 and
        older. The figures of that account are deleted; no account of yours is read or can be connected. You
        can still{" "}
        <a className="prose-link" href="/privacy/export">
          export
        </a>{" "}
        and{" "}
        <a className="prose-link" href="/privacy/delete">
          delete
        </a>{" "}
        your data.
      </p>
      <p>
        If you are 16 or older, write to{" "}
        {contact ? (
          <a className="prose-link" href={`mailto:${contact}`}>
            {contact}
          </a>
        ) : (
          "whoever runs this server"
        )}{" "}
        and name this reference: <span className="break-all font-mono">{reference}</span>
      </p>
    </Notice>
  );
}
