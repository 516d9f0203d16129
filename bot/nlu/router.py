"""The graph component that routes a message: intent, answer id, and the parts of a message that asks several things."""
from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, Dict, List, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.knowledge import load
from bot.ledger import reference
from bot.nlu.context import Context
from bot.nlu.importer import ENTRY
from bot.nlu.routing import Route
from bot.nlu.tokenizer import to_words
from bot.nlu.understanding import Understanding
from bot.nlu.words import words
from bot.settings import settings

logger = logging.getLogger(__name__)

ROUTE = "route"
_OUTCOME_INTENTS = {"several": "several", "ask_back": "ask_back", "nothing_fits": "nlu_fallback"}
_RANKED = 3


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class Router(GraphComponent, IntentClassifier):
    """Sets the intent, and under `route` the outcome with its parts and choices (see bot/nlu/routing.py)."""

    @classmethod
    def required_components(cls) -> List[type]:
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {}

    @classmethod
    def create(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> Router:
        return cls(model_storage, resource)

    def __init__(self, model_storage: ModelStorage, resource: Resource, understanding: Optional[Understanding] = None) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._understanding = understanding

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example with an intent and store what was learnt."""
        examples = [(words(example.get(TEXT)), _label(example)) for example in training_data.intent_examples if example.get(TEXT)]
        logger.info("Learning from %d example questions.", len(examples))
        self._understanding = Understanding.learn(examples)
        with self._model_storage.write_to(self._resource) as folder:
            self._understanding.save(Path(folder))
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Router:
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, Understanding.load(Path(folder)))

    def process(self, messages: List[Message], tracker: Optional[DialogueStateTracker] = None) -> List[Message]:
        """Route each message in the light of the conversation's last reply; one without words becomes a fallback."""
        context = Context.of(tracker.get_slot("focus") if tracker else None, load(settings().edition))
        for message in messages:
            if message.get(TEXT) is None or self._understanding is None:
                continue
            understood = self._route(self._understanding, message, context)
            first = understood.parts[0]
            name = _OUTCOME_INTENTS.get(understood.outcome, first.intent)
            intent = {"name": name, "confidence": first.confidence}
            message.set(INTENT, intent, add_to_output=True)
            message.set(INTENT_RANKING_KEY, [intent], add_to_output=True)
            message.set(
                ROUTE,
                {
                    "parts": [{"intent": part.intent, "entry": part.entry, "text": part.text} for part in understood.parts],
                    "choices": list(understood.choices),
                },
                add_to_output=True,
            )
        return messages

    @staticmethod
    def _route(understanding: Understanding, message: Message, context: Context) -> Route:
        text = message.get(TEXT)
        if reference.read(text):
            return understanding.about_a_quote(words(reference.without(text)))
        return understanding.route(to_words(message.get(TOKENS_NAMES[TEXT]) or []), context)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing later in the pipeline learns from routes."""
        return training_data


def _label(example: Message) -> str:
    """faq/<entry> for an answer's example, the intent's name for a task."""
    entry = example.get(ENTRY)
    return f"faq/{entry}" if entry else str(example.get(INTENT))
