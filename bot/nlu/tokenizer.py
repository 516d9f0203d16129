"""SudachiPy as a Rasa tokenizer: Rasa's own tokenizers do not split Japanese."""
from __future__ import annotations

from typing import Any, Dict, List

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.words import Word, words


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class SudachiTokenizer(Tokenizer):
    """Tokens of the NFKC-cleaned text; places count in that text, the lemma is SudachiPy's normalised form."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_"}

    @staticmethod
    def required_packages() -> List[str]:
        return ["sudachipy"]

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the examples as they are: what learns from them cuts them itself. Rasa would copy and compare the tokens of all of them."""
        return training_data

    def tokenize(self, message: Message, attribute: str) -> List[Token]:
        return [
            Token(word.surface, word.start, word.end, data={"content": word.content, "reading": word.reading}, lemma=word.normal)
            for word in words(message.get(attribute))
        ]


def to_words(tokens: List[Token]) -> List[Word]:
    """The words behind a message's tokens."""
    return [Word(token.text, token.lemma, token.get("reading"), token.start, token.end, token.get("content")) for token in tokens]
