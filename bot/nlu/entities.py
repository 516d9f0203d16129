"""Reads what a message names by rules: language, contract types, population, rider, a bare number. Offsets count in the text as typed."""
from __future__ import annotations

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.language import detect, requested
from bot.ledger import reference
from bot.mentions import bare_number, contract_types, populations, rider, yen_amounts


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class MentionExtractor(GraphComponent, EntityExtractorMixin):
    """Entities language, contract_type, population, with_cyber, number, budget and reference."""

    @classmethod
    def create(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> MentionExtractor:
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        """Add the entities of each message."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                message.set(ENTITIES, self.add_extractor_name(message.get(ENTITIES, []) + entities(text)), add_to_output=True)
        return messages


def entities(text: str) -> List[Dict[str, Any]]:
    """What the text names, as Rasa's entity records."""
    number = reference.read(text)
    rest = reference.without(text)  # the number's letters and digits are nothing else
    found = [
        _whole("language", requested(rest) or detect(rest), text),
        _whole("with_cyber", rider(rest), text),
        _whole("reference", number, text),
    ]
    for name, mentions in (("contract_type", contract_types(rest)), ("population", populations(rest))):
        for mention in mentions:
            if not mention.negated:
                found.append({
                    "entity": name, "value": str(mention.value), "start": mention.start, "end": mention.end,
                    "approximate": mention.approximate,
                })
    for amount in yen_amounts(rest)[:1]:
        found.append({"entity": "budget", "value": str(amount.value), "start": amount.start, "end": amount.end})
    alone = bare_number(rest)
    if alone is not None:
        found.append({
            "entity": "number", "value": str(alone.value), "start": alone.start, "end": alone.end, "approximate": alone.approximate,
        })
    return [entity for entity in found if entity["value"] is not None]


def _whole(name: str, value: Any, text: str) -> Dict[str, Any]:
    """A property of the whole message."""
    return {"entity": name, "value": value, "start": 0, "end": len(text)}
