"""Every contribution that can be asked for, against whole-number arithmetic written here a second time; no tolerance."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot import premium
from bot.commands.batch.columns import find_columns
from bot.commands.batch.row import Rows
from bot.knowledge import Knowledge, load

#: The printed rates in tenths of a yen: without the rider, with it (cases/premium.yml, section 11), and the rider's own.
TENTHS = {
    1: (484, 526), 2: (564, 606), 3: (679, 721), 4: (754, 796), 5: (765, 807),
    6: (840, 882), 7: (872, 914), 8: (918, 960), 9: (931, 973), 10: (1008, 1050),
}
SHARE = 42
POPULATIONS = some.integers(1, premium.LARGEST_POPULATION)


def rounded(tenths: int, population: int) -> int:
    return (tenths * population + 5) // 10


@pytest.mark.parametrize("contract_type", TENTHS)
def test_every_population_up_to_30000(contract_type: int, knowledge: Knowledge) -> None:
    without, with_rider = TENTHS[contract_type]
    wrong = []
    for population in range(1, 30_001):
        quote = premium.quote(contract_type, population, with_cyber=population % 2 == 0, knowledge=knowledge)
        amounts = (quote.premium_without_cyber, quote.premium_with_cyber, quote.cyber_share)
        expected = (rounded(without, population), rounded(with_rider, population), rounded(SHARE, population))
        if amounts != expected or quote.premium != expected[quote.with_cyber]:
            wrong.append((population, amounts, expected))
    assert not wrong, wrong[:5]


@given(some.sampled_from(sorted(TENTHS)), POPULATIONS)
def test_contribution_agrees_for_any_population(contract_type: int, population: int) -> None:
    row = load().contract_types[contract_type]
    without, with_rider = TENTHS[contract_type]
    assert premium.contribution(row.rate, population) == rounded(without, population)
    assert premium.contribution(row.rate_with_cyber, population) == rounded(with_rider, population)
    assert premium.contribution(load().cyber_rate, population) == rounded(SHARE, population)


@given(some.sampled_from(sorted(TENTHS)), POPULATIONS)
def test_contribution_is_nearest_and_never_falls(contract_type: int, population: int) -> None:
    rate = load().contract_types[contract_type].rate_with_cyber
    amount = premium.contribution(rate, population)
    assert -5 <= (rate * population - amount) * 10 < 5
    assert amount <= premium.contribution(rate, population + 1)


@given(some.sampled_from(sorted(TENTHS)), POPULATIONS, some.sampled_from(["あり", "なし", ""]), some.sampled_from(["{}", "{:,}", "{:,}人"]))
def test_a_row_of_a_batch_has_the_amounts_of_the_quote(contract_type: int, population: int, rider: str, spelling: str) -> None:
    knowledge = load()
    rows = Rows(find_columns(["name", "type", "population", "rider"], "en", knowledge), knowledge)
    quote = premium.quote(contract_type, population, with_cyber=rider != "なし", knowledge=knowledge)
    assert rows.amounts(["川北町", str(contract_type), spelling.format(population), rider])[:4] == (
        str(quote.rate), quote.premium, quote.premium_without_cyber, quote.cyber_share,
    )
