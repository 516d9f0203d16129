"""Words a quote or a comparison: the amount as said on the phone, then how it comes about, what it buys, what it rests on."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from bot import citations, spoken
from bot.knowledge.model import Knowledge
from bot.language import Language, Text
from bot.premium import Comparison, Quote
from bot.reply import Reply
from bot.type_steps import Step, steps


def quote_reply(quote: Quote, language: Language, *, rider_mentioned: bool = True, approximate: bool = False) -> Reply:
    """A quote as a reply; the arguments are those of `render_quote`."""
    text = render_quote(quote, language, rider_mentioned=rider_mentioned, approximate=approximate)
    return Reply(text, quote.to_payload(language, both=not rider_mentioned))


def comparison_reply(comparison: Comparison, language: Language, *, approximate: bool = False) -> Reply:
    """A comparison as a reply."""
    payload = {**comparison.to_payload(language), "steps": [step.to_payload() for step in steps(comparison.rows, language)]}
    return Reply(render_comparison(comparison, language, approximate=approximate), payload)


def render_quote(quote: Quote, language: Language, *, rider_mentioned: bool = True, approximate: bool = False) -> str:
    """The whole reply text of a quote.

    rider_mentioned: where it was not, both amounts and their difference are said.
    approximate: the population was a rough figure, so the quote calls itself an estimate.
    """
    parts = [
        quote.sentence(language, both=not rider_mentioned),
        "\n".join(_breakdown(quote, language, rider_mentioned)),
        _sum_insured(quote, language, rider_mentioned),
        *([quote.knowledge.phrases["quote.approximate"].get(language)] if approximate else []),
        _edition(quote.knowledge, language),
        citations.render(quote.sources, language, quote.knowledge),
    ]
    return "\n\n".join(parts)


def render_comparison(comparison: Comparison, language: Language, *, approximate: bool = False) -> str:
    """The whole reply text of a comparison: a line for each contract type, with the rider and without it."""
    knowledge = comparison.rows[0].knowledge
    phrases = knowledge.phrases
    parts = [
        comparison.sentence(language),
        "\n".join([phrases["compare.heading"].get(language), *(_row(row, language) for row in comparison.rows)]),
        *_difference(comparison, language),
        *_steps(comparison, language),
        "\n".join(_sums_insured(comparison, language)),
        *([phrases["quote.approximate"].get(language)] if approximate else []),
        _edition(knowledge, language),
        citations.render(comparison.sources, language, knowledge),
    ]
    return "\n\n".join(parts)


def _breakdown(quote: Quote, language: Language, rider_mentioned: bool) -> Iterator[str]:
    phrases = quote.knowledge.phrases
    if quote.with_cyber or not rider_mentioned:
        yield _product(quote, "with", quote.rate_with_cyber, quote.premium_with_cyber, language)
    if not quote.with_cyber or not rider_mentioned:
        yield _product(quote, "without", quote.rate_without_cyber, quote.premium_without_cyber, language)
    if quote.with_cyber or not rider_mentioned:
        yield _product(quote, "share", quote.cyber_rate, quote.cyber_share, language)
        if quote.cyber_share != quote.difference:
            yield phrases["quote.share_note"].get(language).format(difference=spoken.yen(quote.difference, language))
    else:
        yield phrases["quote.rider_added"].get(language).format(
            premium_with=spoken.yen(quote.premium_with_cyber, language), difference=spoken.yen(quote.difference, language)
        )


def _product(quote: Quote, label: str, rate: Decimal, amount: int, language: Language) -> str:
    phrases = quote.knowledge.phrases
    product = rate * quote.population
    template = phrases["quote.breakdown.even" if product == amount else "quote.breakdown.rounded"]
    return template.get(language).format(
        label=phrases[f"quote.label.{label}"].get(language),
        rate=rate,
        population=_people(quote.population, language),
        exact=spoken.exact(product),
        amount=f"{amount:,}",
    )


def _sum_insured(quote: Quote, language: Language, rider_mentioned: bool) -> str:
    key = "quote.sum_insured" if quote.with_cyber or not rider_mentioned else "quote.sum_insured.if_added"
    return quote.knowledge.phrases[key].get(language).format(
        liability=spoken.yen(quote.sum_insured.liability, language),
        response_costs=spoken.yen(quote.sum_insured.response_costs, language),
        per_occurrence=_per_occurrence(quote.knowledge, language),
    )


def _edition(knowledge: Knowledge, language: Language) -> str:
    agency = knowledge.contacts["agency"]
    return knowledge.phrases["quote.edition"].get(language).format(
        edition=knowledge.edition.label.get(language),
        role=agency.role.get(language),
        name=agency.name.get(language),
        phone=agency.phone,
    )


def _row(row: Quote, language: Language) -> str:
    return row.knowledge.phrases["compare.row"].get(language).format(
        contract_type=row.contract_type,
        premium_with=spoken.yen(row.premium_with_cyber, language),
        premium_without=spoken.yen(row.premium_without_cyber, language),
        rate_with=row.rate_with_cyber,
        rate_without=row.rate_without_cyber,
    )


def _difference(comparison: Comparison, language: Language) -> Iterator[str]:
    """What two contract types differ by; more than two speak for themselves."""
    if len(comparison.rows) == 2:
        first, second = comparison.rows
        yield first.knowledge.phrases["compare.difference"].get(language).format(
            first=first.contract_type,
            second=second.contract_type,
            with_rider=spoken.yen(abs(second.premium_with_cyber - first.premium_with_cyber), language),
            without_rider=spoken.yen(abs(second.premium_without_cyber - first.premium_without_cyber), language),
        )


def _steps(comparison: Comparison, language: Language) -> Iterator[str]:
    """What each step up adds, in yen and in cover."""
    phrases = comparison.rows[0].knowledge.phrases
    lines = [_step(step, phrases, language) for step in steps(comparison.rows, language)]
    if lines:
        yield "\n".join([phrases["compare.steps"].get(language), *lines])


def _step(step: Step, phrases: Mapping[str, Text], language: Language) -> str:
    changes = [
        phrases["compare.step.change"].get(language).format(column=change.column, before=change.before, after=change.after)
        for change in step.changes
    ]
    listed = phrases["compare.step.separator"].get(language).join(changes)
    return phrases["compare.step"].get(language).format(
        lower=step.lower, upper=step.upper,
        adds=phrases[f"compare.step.{'more' if step.adds >= 0 else 'less'}"].get(language).format(amount=spoken.yen(abs(step.adds), language)),
        changes=phrases["compare.step.changes" if changes else "compare.step.no_change"].get(language).format(changes=listed),
    )


def _sums_insured(comparison: Comparison, language: Language) -> Iterator[str]:
    """One line for each sum insured, with the contract types that share it."""
    knowledge = comparison.rows[0].knowledge
    rows = sorted(comparison.rows, key=lambda row: row.contract_type)
    yield knowledge.phrases["compare.sum_insured"].get(language).format(per_occurrence=_per_occurrence(knowledge, language))
    for sum_insured, group in groupby(rows, key=lambda row: row.sum_insured):
        numbers = [row.contract_type for row in group]
        key = "one" if len(numbers) == 1 else "several"
        yield knowledge.phrases[f"compare.sum_insured.{key}"].get(language).format(
            contract_types=_types(numbers, knowledge, language),
            liability=spoken.yen(sum_insured.liability, language),
            response_costs=spoken.yen(sum_insured.response_costs, language),
        )


def _types(numbers: list[int], knowledge: Knowledge, language: Language) -> str:
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return knowledge.phrases["compare.types.range"].get(language).format(first=numbers[0], last=numbers[-1])
    return knowledge.phrases["compare.types.separator"].get(language).join(map(str, numbers))


def _per_occurrence(knowledge: Knowledge, language: Language) -> str:
    return knowledge.facts["per_occurrence"].text.get(language)


def _people(count: int, language: Language) -> str:
    return spoken.people_ja(count) if language == "ja" else spoken.people_en(count)
