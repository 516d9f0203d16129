// Chart: the amounts of a comparison as bars. It only repeats the table under it, so it is hidden from screen readers.

import { make } from "./dom.js";
import { isNumber } from "./parts.js";

/** One bar a row: the amount without the rider, then the rider's share. budget: whole yen, marked by a line, or null. */
export function chart(rows, budget, words) {
  const most = Math.max(budget ?? 0, ...rows.map((row) => row.premium));
  if (rows.length < 2 || most <= 0) return null;
  const parts = rows.map((row) => partsOf(row));
  return make("figure", { class: "chart", "aria-hidden": "true" },
    legend(parts.some((part) => part.share > 0), budget, words),
    make("div", { class: "bars" }, rows.map((row, index) => [
      make("span", { class: "bar-name" }, words.comparison.row(row.contract_type)),
      make("span", { class: "bar" },
        segment("bar-without", parts[index].without / most),
        parts[index].share > 0 && segment("bar-share", parts[index].share / most),
        budget !== null && budgetLine(budget / most)),
      make("span", { class: "bar-amount" }, words.yen(row.premium)),
    ])));
}

/** The parts add up to the amount; the share as printed may be a yen off, for it is rounded on its own. */
function partsOf({ premium, premium_without_cyber: without }) {
  return isNumber(without) && without < premium ? { without, share: premium - without } : { without: premium, share: 0 };
}

// Lengths go in through CSSOM: the page's policy forbids style attributes.
function segment(name, part) {
  const node = make("span", { class: name });
  node.style.inlineSize = `${part * 100}%`;
  return node;
}

function budgetLine(part) {
  const node = make("span", { class: "bar-budget" });
  node.style.insetInlineStart = `${part * 100}%`;
  return node;
}

function legend(shared, budget, words) {
  const say = words.comparison;
  const key = (name, text) => make("span", { class: "legend-item" }, make("span", { class: `key ${name}` }), text);
  return make("figcaption", { class: "legend" },
    key("bar-without", say.legendWithout),
    shared && key("bar-share", say.legendShare),
    budget !== null && key("bar-budget", say.legendBudget(words.yen(budget))));
}
