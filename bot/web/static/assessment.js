// Assessment: the card of a described incident: verdict, covers, what is excluded, what is still open.

import { make } from "./dom.js";
import { heading, listOf, mark, named, topic, unfold } from "./parts.js";

const TONE_OF_VERDICT = { likely_covered: "likely", conditional: "conditional", likely_not_covered: "not", undetermined: "unknown" };

export function assessment(payload, words, { unsaid }) {
  const say = words.incident;
  const verdict = say.verdict[payload.verdict];
  const triggers = listOf(payload.triggers).map((item) => named(item, say.trigger)).filter(Boolean);
  const facts = listOf(payload.facts).map((item) => fact(item, say)).filter(Boolean);
  const covers = listOf(payload.coverages).map((item) => cover(item, say, unsaid)).filter(Boolean);
  const exclusions = listOf(payload.exclusions).map((item) => named(item, say.exclusion)).filter(Boolean);
  const open = listOf(payload.open_questions).filter(unsaid);
  return [
    heading(say.heading),
    verdict && make("p", { class: `verdict tone-${TONE_OF_VERDICT[payload.verdict]}` }, mark(TONE_OF_VERDICT[payload.verdict]), make("strong", {}, verdict)),
    triggers.length && topic(say.triggers, make("p", {}, triggers.join(words.separator))),
    covers.length && topic(say.coverages, make("ul", { class: "covers" }, covers)),
    exclusions.length && topic(say.exclusions, make("p", {}, exclusions.join(words.separator))),
    basePlan(payload.base_plan, say, unsaid),
    open.length && topic(say.open, make("ul", {}, open.map((question) => make("li", {}, question)))),
    facts.length && unfold(say.facts(facts.length), facts),
  ];
}

function fact(item, say) {
  const name = named(item?.label ?? item?.fact, {});
  const evidence = typeof item?.evidence === "string" && item.evidence.trim() ? say.evidence(item.evidence.trim()) : "";
  if (!name && !evidence) return null;
  return make("li", {}, name, name && evidence ? " " : null, evidence && make("q", {}, evidence), item.holds === false ? ` (${say.holdsNot})` : null);
}

function cover(item, say, unsaid) {
  const name = named(item?.name ?? item?.id, say.coverage);
  if (!name) return null;
  const status = say.status[item.status];
  return make("li", {},
    make("span", { class: "cover-name" }, name),
    status && make("span", { class: `badge tone-${item.status}` }, mark(item.status), status),
    unsaid(item.condition) && make("span", { class: "small" }, item.condition));
}

function basePlan(plan, say, unsaid) {
  if (!plan) return null;
  const verdict = named(plan.verdict, say.verdict);
  const why = unsaid(plan.why) ? plan.why : null;
  if (!verdict && !why) return null;
  return topic(say.basePlan, make("div", {}, verdict && make("p", {}, verdict), why && make("p", { class: "small" }, why)));
}
