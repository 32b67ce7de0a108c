import { filled, idOf, standingsOf } from "./addresses.ts";
import {
  ask,
  byForm,
  byScript,
  type Call,
  fromElsewhere,
  fromNowhere,
  fromOurPage,
  type Question,
} from "./ask.ts";
import type { World } from "./cells.ts";
import { expectedOfAction, isHiddenPage } from "./expected.ts";
import { type Kind, type KindName, kindNames, kindOf } from "./kinds.ts";
import { builtActions } from "./manifest.ts";
import { outcomeOfAction, outcomeOfPage } from "./outcome.ts";
import { act } from "./people.ts";
import { pages } from "./policy.ts";
import { type ActionPolicy, actions, friend, ownAccount } from "./policy-actions.ts";
import { type Cell, complaintAbout } from "./walk.ts";
import { breachesOf } from "./walls.ts";

async function fieldsOf({ objects }: World, name: KindName, policy: ActionPolicy, id: string | null) {
  const meant: Readonly<Record<string, string>> = {
    [ownAccount]: await idOf(objects, name, "account", "own"),
    [friend]: `friend-of-${name.toLowerCase()}@people.test`,
  };
  const fields: Record<string, string> = {};
  for (const [field, value] of Object.entries(policy.fields ?? {})) fields[field] = meant[value] ?? value;
  if (policy.object && id !== null) fields[policy.object[0]] = id;
  return fields;
}

/** The page whose form it is, with what is the person's own in it. */
async function pageOf({ objects }: World, name: KindName, { page }: ActionPolicy): Promise<string> {
  const object = pages[page]?.object;
  return filled(page, pages[page]?.fill, await idOf(objects, name, object, "own"));
}

function isOfHiddenPage(kind: Kind, { page }: ActionPolicy): boolean {
  const policy = pages[page];
  return policy !== undefined && isHiddenPage(kind, policy);
}

/** What a page that is sent its form shows around the answer is for the page's own cells to tell. */
const anyPage = ["ok", "forbidden", "missing", "elsewhere", "frozen", "sign-in", "step-up"] as const;

/**
 * Every action that is refused to this person × object, by script and by form, and from where no action may come. What
 * they name is there: an action that is not refused after all leaves its mark in the rows.
 */
export async function refusedCells(world: World, name: KindName): Promise<Cell[]> {
  const cells: Cell[] = [];
  const send = (question: Question) => () => ask(question, world.people[name].visitor.cookies());
  for (const [action, policy] of Object.entries(actions)) {
    const id = builtActions.get(action) ?? "";
    const path = await pageOf(world, name, policy);
    const takes = policy.takes ?? "state";
    for (const standing of standingsOf(policy.object?.[1])) {
      const { outcomes, isRefused } = expectedOfAction(kindOf(name), policy, standing);
      const object = policy.object ? await idOf(world.objects, name, policy.object[1], standing) : null;
      const call: Call = { id, path, fields: await fieldsOf(world, name, policy, object), takes };
      const title = `${action} with ${standing} object`;
      const byScriptAs = { name, outcomeOf: outcomeOfAction };
      const byFormAs = { name, outcomeOf: outcomeOfPage };
      if (isRefused) {
        cells.push({
          ...byScriptAs,
          title: `${title}, by script`,
          expected: outcomes,
          send: send(byScript(call, fromOurPage)),
        });
      }
      if (standing !== "own") continue;
      if (isRefused) {
        cells.push({
          ...byFormAs,
          title: `${title}, by form`,
          // Sent to an address that has no actions at all, a form gets the framework's own refusal.
          expected: isOfHiddenPage(kindOf(name), policy) ? ["status 409"] : anyPage,
          send: send(byForm(call, fromOurPage)),
        });
      }
      cells.push(
        {
          ...byFormAs,
          title: `${title}, by form from elsewhere`,
          expected: ["cross-site"],
          send: send(byForm(call, fromElsewhere)),
        },
        {
          ...byScriptAs,
          title: `${title}, by script from nowhere`,
          expected: ["cross-site"],
          send: send(byScript(call, fromNowhere)),
        },
      );
    }
  }
  return cells;
}

/**
 * Every action for everybody who may, one after the other, for each changes what is there.
 * @param isLast those that end something for good, in their order; else all others
 * @returns how many there were, and what is not as the policy says
 */
export async function actAll(world: World, isLast: boolean): Promise<{ cells: number; wrong: string[] }> {
  const wrong: string[] = [];
  let cells = 0;
  const listed = Object.entries(actions)
    .filter(([, { last }]) => (last !== undefined) === isLast)
    .sort(([, a], [, b]) => (a.last ?? 0) - (b.last ?? 0));
  for (const [action, policy] of listed) {
    for (const name of kindNames) {
      const { outcomes, isRefused } = expectedOfAction(kindOf(name), policy, "own");
      if (isRefused) continue;
      const object = policy.object ? await world.objects.make(name, policy.object[1]) : null;
      const [path, fields] = [await pageOf(world, name, policy), await fieldsOf(world, name, policy, object)];
      const answer = await act(world.people[name], action, path, fields, policy.takes);
      const outcome = outcomeOfAction(answer);
      cells += 1;
      const complaint = complaintAbout({ name, title: action, expected: outcomes }, outcome);
      if (complaint) wrong.push(complaint);
      for (const breach of breachesOf(answer, world.listed)) wrong.push(`${action}, ${name}: ${breach}`);
      await world.objects.returnHome(name);
    }
  }
  return { cells, wrong };
}

/** All that cells name and nobody may touch who is asked to, so that making it changes no row between them. */
export async function prepare(world: World): Promise<void> {
  for (const name of kindNames) await refusedCells(world, name);
}
