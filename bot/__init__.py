"""What まちまもり knows and can work out, in plain Python; only `bot.nlu` and `bot.web` import Rasa."""
