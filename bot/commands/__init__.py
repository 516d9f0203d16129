"""What `python -m bot` does without a conversation; imports no Rasa."""
