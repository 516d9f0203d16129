// Quote: the card of one contribution: the amount, how it comes about, what it buys.

import { make } from "./dom.js";
import { heading, isNumber, small } from "./parts.js";

export function quote(payload, words, { unsaid }) {
  const say = words.quote;
  const { premium, premium_without_cyber: without, cyber_share: share, sum_insured: insured = {} } = payload;
  if (!isNumber(premium)) return [];
  const people = isNumber(payload.population) ? words.people(payload.population) : "";
  const both = payload.with_cyber !== false;
  const rows = [
    both && isNumber(without) && [say.rowWithout, words.yen(without)],
    isNumber(share) && [both ? say.rowShare : say.rowAdded, `+${words.yen(share)}`],
    payload.rate && people && [say.rowRate, say.calculation(payload.rate, people)],
    isNumber(insured.liability) && [say.rowLiability, words.limit(insured.liability)],
    isNumber(insured.response_costs) && [say.rowCosts, words.limit(insured.response_costs)],
  ].filter(Boolean);
  return [
    heading(say.heading(payload.contract_type, people)),
    make("p", { class: "amount" }, make("span", { class: "label" }, both ? say.withCyber : say.withoutCyber), make("strong", {}, words.yen(premium))),
    make("table", { class: "breakdown" }, make("tbody", {}, rows.map(([name, value]) =>
      make("tr", {}, make("th", { scope: "row" }, name), make("td", {}, value))))),
    both && isNumber(without) && isNumber(share) && without + share !== premium && small(say.rounded),
    unsaid(payload.edition) && small(words.edition(payload.edition)),
  ];
}
