import { generateSync } from "otplib";
import { html, type Reply } from "./exchange.ts";
import { codeIn, linksIn, mailsTo } from "./mailbox.ts";
import { control, type Markup, markup, nothing, pageStyle } from "./page-parts.ts";
import type { ScenarioSettings } from "./scenarios.ts";
import type { Mail } from "./state.ts";
import type { SimulatedPlatform } from "./vendor.ts";
import type { Resident, World } from "./world.ts";

const shownMails = 30;
const shownEntries = 100;

function signIns({ state }: World): Markup {
  const rows = state.signIns.map(
    ({ label, email, password, secret }) =>
      markup`<tr><td>${label}</td><td><code>${email}</code></td><td><code>${password}</code></td><td>${secret ? markup`<code>${generateSync({ secret })}</code>` : nothing}</td></tr>`,
  );
  const table = markup`<table><thead><tr><th scope="col">Who</th><th scope="col">Email</th><th scope="col">Password</th><th scope="col">Code of the app, now</th></tr></thead><tbody>${rows}</tbody></table>`;
  const body = rows.length > 0 ? table : markup`<p>None yet.</p>`;
  return markup`<section id="sign-ins" aria-labelledby="sign-ins-title"><h2 id="sign-ins-title">Sign-ins</h2>${body}</section>`;
}

function mailArticle(mail: Mail): Markup {
  const code = codeIn(mail);
  const [first, ...others] = linksIn(mail);
  const links = others.map((link) => markup`<li><a href="${link}">${link}</a></li>`);
  return markup`<article>
<h3>${mail.subject}</h3>
<p><small>to ${mail.to.join(", ")} · ${mail.at} · from ${mail.from}</small></p>
${code ? markup`<p>Code: <output>${code}</output></p>` : nothing}
${first ? markup`<p><a class="button" href="${first}">${code ? "Sign in with this mail" : "Open the link of this mail"}</a></p>` : nothing}
<details><summary>Whole mail</summary>
<pre>${mail.text}</pre>
${links.length > 0 ? markup`<ul>${links}</ul>` : nothing}
${mail.html ? markup`<iframe sandbox title="${mail.subject} as a mail program shows it" srcdoc="${mail.html}"></iframe>` : nothing}
</details>
</article>`;
}

function mailbox({ state, simulators }: World): Markup {
  const mails = mailsTo(state.mails, null);
  // The operator gets one a day: while the calendar runs they would hide all others.
  const isDaily = ({ subject }: Mail) => subject.startsWith("Audit chain ");
  const newest = mails.find(isDaily);
  const shown = mails
    .filter((mail) => mail === newest || !isDaily(mail))
    .slice(0, shownMails)
    .map(mailArticle);
  const switches = simulators
    .filter(({ platform }) => platform === null)
    .flatMap(({ vendor, scenarios }) => [
      ...Object.entries(scenarios).map(([name, { what }]) =>
        control(`/control/accounts/${vendor}/scenarios`, `Switch ${name} on`, { name }, what),
      ),
      ...switchesOf(state.scenarios[vendor] ?? {}, vendor),
    ]);
  return markup`<section id="mailbox" aria-labelledby="mailbox-title"><h2 id="mailbox-title">Mailbox</h2>
<p>${mails.length === 1 ? "1 mail" : `${mails.length} mails, newest first`}. ${control("/control/mails?method=DELETE", "Empty the mailbox")} ${switches}</p>
${shown}</section>`;
}

function switchesOf(on: Record<string, ScenarioSettings>, target: string): Markup[] {
  return Object.entries(on).map(([name, settings]) => {
    const details = Object.entries(settings).map(([key, value]) => `${key} ${value}`);
    const text = details.length > 0 ? `${name} (${details.join(", ")})` : name;
    const off = control(
      `/control/accounts/${target}/scenarios`,
      "Off",
      { name, on: "false" },
      `${name} of ${target}`,
    );
    return markup`<span><strong>${text}</strong> ${off}</span>`;
  });
}

function accountArticle(world: World, { account, platform, simulator }: Resident): Markup {
  const { id, email, person } = account;
  const { name, handle, facts, liveGrants } = platform.describeAccount(world, account);
  const title = name ?? person;
  const action = `/control/accounts/${id}/scenarios`;
  const options = Object.entries(simulator.scenarios).map(
    ([scenario, { what }]) => markup`<option value="${scenario}">${scenario}: ${what}</option>`,
  );
  const notices = Object.entries(platform.notices?.kinds ?? {}).map(([kind, what]) =>
    control(`/control/accounts/${id}/notices`, `Notice: ${what}`, { kind }, title),
  );
  const on = switchesOf(world.state.scenarios[id] ?? {}, id);
  return markup`<article>
<h4>${title} <small>${handle ?? ""}</small></h4>
<p><small>${person}, ${email} · <code>${id}</code></small></p>
<p>${facts.join(" · ")} · <a href="/control/accounts/${id}/posts">posts</a></p>
<p>${liveGrants === 1 ? "1 live grant" : `${liveGrants} live grants`}. ${control(`/control/accounts/${id}/revoke`, `Revoke at ${platform.label}`, {}, title)} ${notices}</p>
${on.length > 0 ? markup`<p>On: ${on} ${control(`${action}?method=DELETE`, "All off", {}, title)}</p>` : nothing}
<details><summary>Switches of ${title}</summary>
<form class="wide" method="post" action="${action}">
<p><label>Scenario <select name="name">${options}</select></label></p>
<p><label>times <input name="times" size="4" inputmode="numeric"></label>
<label>ms <input name="ms" size="7" inputmode="numeric"></label>
<label>retryAfter <input name="retryAfter" size="12"></label>
<label>as <input name="as" size="16"></label>
<button>Switch on</button></p>
</form></details>
</article>`;
}

function platformGroup(world: World, platform: SimulatedPlatform): Markup {
  const titleId = `platform-${platform.id}`;
  const residents = world.residents().filter((resident) => resident.platform === platform);
  return markup`<section id="${platform.id}" aria-labelledby="${titleId}"><h3 id="${titleId}">${platform.label}</h3>
${platform.budget ? markup`<p>${platform.budget.words(world)}</p>` : nothing}
<div class="cards">${residents.map((resident) => accountArticle(world, resident))}</div></section>`;
}

function accounts(world: World): Markup {
  const platforms = world.simulators.flatMap(({ platform }) => (platform ? [platform] : []));
  const links = platforms.map(({ id, label }) => markup`<a href="#${id}">${label}</a>`);
  return markup`<section id="accounts" aria-labelledby="accounts-title"><h2 id="accounts-title">Accounts</h2>
<nav aria-label="Platforms">${links}</nav>
${platforms.map((platform) => platformGroup(world, platform))}</section>`;
}

function clock(world: World): Markup {
  const now = new Date(world.clock.now()).toISOString();
  const moves = [
    control("/control/clock", "+1 day", { addDays: "1" }),
    control("/control/clock", "+30 days", { addDays: "30" }),
  ];
  return markup`<section id="clock" aria-labelledby="clock-title"><h2 id="clock-title">Clock</h2>
<p>It is <time datetime="${now}">${now}</time> for the product and the platforms. ${moves}</p></section>`;
}

function journal({ state }: World): Markup {
  const entries = state.journal.entries.slice(-shownEntries).reverse();
  const rows = entries.map(
    (
      entry,
    ) => markup`<tr><td>${entry.n}</td><td>${entry.at}</td><td>${entry.vendor}</td><td>${entry.operation}</td>
<td><code>${entry.method} ${entry.path}</code> <small>${entry.queryNames.join(" ")}</small></td>
<td>${entry.account ?? ""}</td><td><code>${entry.token ?? ""}</code></td><td>${entry.status ?? "no answer"}</td><td>${entry.reason ?? ""}</td></tr>`,
  );
  const heads = [
    "No.",
    "Simulated time",
    "Vendor",
    "Operation",
    "Request",
    "Account",
    "Token",
    "Status",
    "Reason",
  ];
  return markup`<section id="journal" aria-labelledby="journal-title"><h2 id="journal-title">Journal</h2>
<p>The latest ${entries.length} requests. <a href="/?refresh=5#journal">Refresh by itself</a> · <a href="/#journal">Stand still</a>
${control("/control/journal?method=DELETE", "Clear the journal")}</p>
<div class="scroll" tabindex="0" role="region" aria-label="Requests"><table>
<thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

/** `GET /`: the world around the product on one page. `?refresh=5` loads it again every five seconds. */
export function showPage(world: World, query: URLSearchParams): Reply {
  const seconds = Number(query.get("refresh"));
  const refresh =
    seconds >= 1 ? markup`<meta http-equiv="refresh" content="${Math.floor(seconds)}">` : nothing;
  const names = ["sign-ins", "mailbox", "accounts", "clock", "journal"];
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Simulators</title>
${refresh}
<style>${{ html: pageStyle }}</style>
</head>
<body>
<header><h1>Simulators</h1>
<p>The mail service and the platforms as the product meets them here. Nothing on this page is real.</p>
<nav aria-label="Sections">${names.map((name) => markup`<a href="#${name}">${name}</a>`)}</nav></header>
<main>
${[signIns(world), mailbox(world), clock(world), accounts(world), journal(world)]}
</main>
</body>
</html>`;
  return html(200, page.html);
}
