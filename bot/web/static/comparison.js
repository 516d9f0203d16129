// Comparison: the card of several contract types: bars, the table they are drawn from, and what each step up brings.

import { chart } from "./chart.js";
import { make } from "./dom.js";
import { heading, isNumber, listOf, small, unfold } from "./parts.js";

export function comparison(payload, words, { unsaid }) {
  const say = words.comparison;
  const rows = listOf(payload.rows).filter((row) => isNumber(row?.premium));
  if (!rows.length) return [];
  const budget = isNumber(payload.budget) ? payload.budget : null;
  const title = say.heading(isNumber(payload.population) ? words.people(payload.population) : "");
  const columns = columnsOf(rows, say, payload.with_cyber !== false);
  const shares = new Set(rows.map((row) => row.cyber_share));
  const oneShare = shares.size === 1 && isNumber(rows[0].cyber_share);
  if (!oneShare) columns.push({ name: say.shareColumn, amount: (row) => row.cyber_share });
  return [
    heading(title),
    chart(rows, budget, words),
    // The table may be wider than a phone: it scrolls by itself, also by keyboard.
    make("div", { class: "table-scroll", role: "region", "aria-label": title, tabindex: "0" }, table(rows, columns, budget, words)),
    oneShare && small(say.share(words.yen(rows[0].cyber_share))),
    steps(payload.steps, words),
    unsaid(payload.edition) && small(words.edition(payload.edition)),
  ];
}

/** Where the rider was not wanted, a row's premium is the amount without it, and there is no other to show. */
function columnsOf(rows, say, both) {
  const without = { name: say.without, amount: (row) => row.premium_without_cyber, remainder: (row) => row.remainder_without_cyber };
  const asked = { name: say.with, amount: (row) => row.premium, remainder: (row) => row.remainder };
  return both ? [without, asked] : [{ ...without, amount: (row) => row.premium }];
}

function table(rows, columns, budget, words) {
  const say = words.comparison;
  const head = [say.type, ...columns.map((column) => column.name)].map((name) => make("th", { scope: "col" }, name));
  return make("table", { class: "comparison" },
    make("thead", {}, make("tr", {}, head)),
    make("tbody", {}, rows.map((row) => make("tr", {},
      make("th", { scope: "row" }, String(row.contract_type)),
      columns.map(({ amount, remainder }) => cell(amount(row), budget !== null && remainder ? { budget, left: remainder(row) } : null, words))))));
}

/** An amount, and under it what it leaves of the budget or by how much it is above. */
function cell(amount, against, words) {
  if (!isNumber(amount)) return make("td", {}, "-");
  return make("td", {}, words.yen(amount), against && remainder(amount, against, words));
}

function remainder(amount, { budget, left }, words) {
  const say = words.comparison;
  const fits = isNumber(left);
  return make("span", { class: fits ? "remainder" : "remainder over" }, fits ? say.left(words.yen(left)) : say.over(words.yen(amount - budget)));
}

function steps(list, words) {
  const items = listOf(list).filter((step) => isNumber(step?.adds)).map((step) => make("li", {}, stepLine(step, words)));
  return items.length ? unfold(words.comparison.steps(items.length), items) : null;
}

function stepLine(step, words) {
  const say = words.comparison;
  const amount = `${step.adds < 0 ? "−" : "+"}${words.yen(Math.abs(step.adds))}`;
  const changes = listOf(step.changes).map(({ column, before, after }) => say.change(column, before, after));
  const line = say.step(step.from, step.to, amount);
  return changes.length ? [line, make("span", { class: "small changes" }, changes.join(words.separator))] : line;
}
