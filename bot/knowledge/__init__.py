"""The only reader of knowledge/: reads every file once, reports all faults together, returns one frozen `Knowledge`."""
from bot.knowledge.loader import load
from bot.knowledge.model import Answer, Citation, Contact, ContractType, Cover, Edition, Knowledge

__all__ = ["Answer", "Citation", "Contact", "ContractType", "Cover", "Edition", "Knowledge", "load"]
