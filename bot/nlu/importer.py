"""Gives Rasa the example questions and stories of knowledge/ as training data, so that they stand there only."""
from __future__ import annotations

from typing import Any, Dict, Optional

from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.knowledge import load
from bot.knowledge.stories import load_stories
from bot.settings import settings

ENTRY = "entry"
GIST = "gist"
_TASK = "task."


class Example(Message):
    """A message that never changes while Rasa merges, copies and compares tens of thousands of them, and says so: a quarter of the time."""

    def set(self, prop: str, info: Any, add_to_output: bool = False) -> None:
        """Set a property; to set it to what it is keeps the fingerprint that was worked out."""
        if self.data.get(prop) != info:
            super().set(prop, info, add_to_output)

    def __deepcopy__(self, memo: Dict[int, Any]) -> Example:
        copied = Example(data=self.data, features=list(self.features))
        copied._cached_fingerprint = self._cached_fingerprint
        return copied


class KnowledgeImporter(TrainingDataImporter):
    """Every example question as a message of intent `faq`, with the id of its answer under `entry`."""

    def __init__(
        self,
        config_file: Optional[str] = None,
        domain_path: Optional[str] = None,
        training_data_paths: Optional[object] = None,
    ) -> None:
        """Takes what every Rasa importer is given; knowledge/ needs none of it."""

    def get_domain(self) -> Domain:
        return Domain.empty()

    def get_stories(self, exclusion_percentage: Optional[int] = None) -> StoryGraph:
        return StoryGraph([])

    def get_conversation_tests(self) -> StoryGraph:
        return StoryGraph([])

    def get_config(self) -> Dict[str, object]:
        return {}

    def get_config_file_for_auto_config(self) -> Optional[str]:
        return None

    def get_nlu_data(self, language: Optional[str] = "en") -> TrainingData:
        knowledge = load(settings().edition)
        questions = [
            Example(data={TEXT: example, INTENT: "faq", ENTRY: answer.id})
            for answer in knowledge.answers.values()
            for example in (answer.question.ja, answer.question.en, *answer.examples.ja, *answer.examples.en)
        ]
        # What the buttons of the tasks say must be understood as exactly that task.
        tasks = [
            Example(data={TEXT: side, INTENT: id[len(_TASK):]})
            for id, phrase in knowledge.phrases.items()
            if id.startswith(_TASK)
            for side in (phrase.ja, phrase.en)
        ]
        # A story is the incident check's, whatever it is about: that, too, is for the check to say.
        stories = [Example(data={TEXT: story.text, GIST: dict(story.gist), INTENT: "incident"}) for story in load_stories()]
        return TrainingData(training_examples=[*questions, *tasks, *stories])
