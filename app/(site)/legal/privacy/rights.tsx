import { DefinitionList } from "@/components/ui/definition-list";
import { Section } from "@/components/ui/section";
import { A } from "../prose";

/** Each right with the control that carries it out. */
export function Rights({ contact }: { contact: string | null }) {
  return (
    <Section
      id="rights"
      title="Your rights, and where to use them"
      note="Each works by itself in minutes, for everybody, wherever you live."
    >
      <DefinitionList
        items={[
          {
            term: "See it",
            description: (
              <>
                Every kind of data with its rows: <A href="/privacy/data">what we hold</A>.
              </>
            ),
          },
          {
            term: "Take it with you",
            description: (
              <>
                All of it or a part, as JSON and CSV: <A href="/privacy/export">export</A>.
              </>
            ),
          },
          {
            term: "Correct it",
            description: (
              <>
                Your <A href="/settings/profile">profile</A>. Counts are the platform&rsquo;s, read as they
                are.
              </>
            ),
          },
          {
            term: "Restrict it",
            description: (
              <>
                Pause the reading of an account and keep what is there: <A href="/connections">connections</A>
                .
              </>
            ),
          },
          {
            term: "Object, or take a grant back",
            description: (
              <>
                Disconnect an account: <A href="/connections">connections</A>. The platform is told where it
                has a call for it, our copy of the access is destroyed, and a receipt says what came of each.
              </>
            ),
          },
          {
            term: "Have it deleted",
            description: (
              <>
                <A href="/privacy/retention">Choose how long figures stay</A>, or{" "}
                <A href="/privacy/delete">delete your account</A>: six days to change your mind, or at once.
                The <A href="/receipts">receipt</A> outlives the account and names nobody.
              </>
            ),
          },
          {
            term: "Complain",
            description: (
              <>
                To us first, if you like
                {contact ? (
                  <>
                    , at <A href={`mailto:${contact}`}>{contact}</A>
                  </>
                ) : (
                  ""
                )}
                ; to the data protection authority of your country at any time.
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}
