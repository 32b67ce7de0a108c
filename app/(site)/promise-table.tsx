import { label, t } from "@/lib/language/t";

const PROMISES = [
  {
    promise: label("You see all we hold"),
    control: label("A ledger of every kind of data with its rows, reason and end"),
    proof: label("Drawn from the same inventory the database is checked against"),
  },
  {
    promise: label("You take it with you"),
    control: label("One archive: JSON, CSV and a dictionary"),
    proof: label("A manifest with the SHA-256 of each file"),
  },
  {
    promise: label("A disconnect is a disconnect"),
    control: label("The grant is revoked where the platform has a call for it, and the token destroyed"),
    proof: label("The old token is tried again, and a receipt says whether it was refused"),
  },
  {
    promise: label("Deleted is deleted"),
    control: label("Frozen at once, six days to change your mind, or at once"),
    proof: label("A signed receipt in a chain that anyone can check, signed out"),
  },
] as const;

/** Promise, control, proof: a row each. Cards on a phone. */
export function PromiseTable() {
  return (
    <div className="rounded-card border border-line bg-surface">
      <table className="w-full text-small max-md:block">
        <caption className="sr-only">{t("Promises with their control and their proof")}</caption>
        <thead className="max-md:sr-only">
          <tr className="text-start text-quiet">
            {[t("Promise"), t("Control"), t("Proof")].map((header) => (
              <th key={header} scope="col" className="px-6 py-3 text-start font-medium">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {PROMISES.map(({ promise, control, proof }) => (
            <tr
              key={promise}
              className="border-line border-t max-md:block max-md:p-4 max-md:first:border-t-0"
            >
              <th
                scope="row"
                className="px-6 py-4 text-start align-top font-semibold text-body max-md:block max-md:p-0"
              >
                {t(promise)}
              </th>
              <td className="px-6 py-4 align-top max-md:block max-md:px-0 max-md:py-2">{t(control)}</td>
              <td className="px-6 py-4 align-top text-quiet max-md:block max-md:p-0">{t(proof)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
