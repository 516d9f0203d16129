"""The graph component that reads a message as an incident's story: its gist goes with the message to the incident check."""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Dict, List, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.incident.gist import OUTCOME, outcome
from bot.knowledge import Knowledge, load
from bot.nlu.concepts import compiled
from bot.nlu.features import features
from bot.nlu.gist import GistModel
from bot.nlu.importer import GIST
from bot.nlu.meaning import vector, vectors
from bot.nlu.shares import dealt_out
from bot.nlu.tokenizer import to_words
from bot.nlu.words import Word, sentence, words
from bot.settings import settings
from bot.story import IncidentFacts, read


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class GistReader(GraphComponent, IntentClassifier):
    """Sets `gist` on each message: for each question on a story, the share of each answer (see bot/nlu/gist.py)."""

    @classmethod
    def required_components(cls) -> List[type]:
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {}

    @classmethod
    def create(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> GistReader:
        return cls(model_storage, resource)

    def __init__(self, model_storage: ModelStorage, resource: Resource, model: Optional[GistModel] = None) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._model = model
        self._knowledge: Knowledge = load(settings().edition)
        self._concepts: Mapping[str, re.Pattern[str]] = compiled(self._knowledge.concepts)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every story of the training data, and from what the rules make of it when it is read as annotated."""
        stories = [message for message in training_data.training_examples if message.get(GIST)]
        texts = [story.get(TEXT) for story in stories]
        told = list(chain.from_iterable(dealt_out(_told, texts)))
        gists = [
            {**story.get(GIST), OUTCOME: outcome(story.get(GIST), facts, story.get(TEXT)).value}
            for story, facts in zip(stories, told, strict=True)
        ]
        cut = [words(text) for text in texts]
        documents = [self._features(story, facts) for story, facts in zip(cut, told, strict=True)]
        self._model = GistModel.fit(documents, vectors([sentence(story) for story in cut]), gists)
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(Path(folder))
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> GistReader:
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, GistModel.load(Path(folder)))

    def process(self, messages: List[Message]) -> List[Message]:
        """Add the gist to each message."""
        for message in messages:
            if message.get(TEXT) and self._model is not None:
                story = to_words(message.get(TOKENS_NAMES[TEXT]) or [])
                document = self._features(story, read(message.get(TEXT), self._knowledge))
                message.set(GIST, self._model.read(document, vector(sentence(story))), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing later in the pipeline learns from gists."""
        return training_data

    def _features(self, story: Sequence[Word], facts: IncidentFacts) -> dict[str, list[str]]:
        return {**features(story, self._concepts), "signal": [f"{fact.id} {fact.holds} {fact.mode.value}" for fact in facts]}


def _told(texts: Sequence[str]) -> list[IncidentFacts]:
    """What rules read from stories; a processor's share of them."""
    knowledge = load(settings().edition)
    return [read(text, knowledge) for text in texts]
