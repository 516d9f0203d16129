"""What must agree across the project: actions and rules, buttons and what they are understood as, languages, dependence."""
from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rasa_sdk import Action
from ruamel.yaml import YAML

import actions.contact
import actions.incident
import actions.information
import actions.kept
import actions.last_reply
import actions.quote
import actions.session
import actions.type_choice
from bot.knowledge import Knowledge
from bot.settings import Settings

PROJECT = Path(__file__).resolve().parents[1]
DOMAIN = YAML(typ="safe").load((PROJECT / "domain.yml").read_text(encoding="utf-8"))
RULES = YAML(typ="safe").load((PROJECT / "data" / "rules.yml").read_text(encoding="utf-8"))["rules"]


def test_every_action_of_the_domain_exists_and_none_is_left_out() -> None:
    written = {kind().name() for kind in Action.__subclasses__() if kind.__module__.startswith("actions.")}
    assert written == set(DOMAIN["actions"])


def test_rasa_finds_nothing_wrong() -> None:
    command = [sys.executable, "-m", "bot.quiet", "rasa", "data", "validate", "--fail-on-warnings"]
    checked = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout[-2000:] + checked.stderr[-2000:]


def test_every_intent_has_a_rule() -> None:
    ruled = {step["intent"] for rule in RULES for step in rule["steps"] if "intent" in step}
    assert ruled == set(DOMAIN["intents"])


def test_every_response_is_spoken_in_both_languages() -> None:
    for name, variations in DOMAIN["responses"].items():
        conditions = [variation.get("condition") for variation in variations]
        assert None in conditions, f"{name} lacks the Japanese default"
        assert any(condition and condition[0]["value"] == "en" for condition in conditions), f"{name} lacks English"
        names = [set(re.findall(r"\{(\w+)\}", variation["text"])) for variation in variations]
        assert all(found == names[0] for found in names), f"{name}: the languages use different values"


def test_every_response_is_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in [*(PROJECT / "actions").glob("*.py"), *(PROJECT / "bot").rglob("*.py")])
    ruled = {step["action"] for rule in RULES for step in rule["steps"] if "action" in step}
    forms = {f"utter_ask_{form}_{slot}" for form, parts in DOMAIN["forms"].items() for slot in parts["required_slots"]}
    unused = [
        name for name in DOMAIN["responses"]
        if name not in ruled and name not in forms and f'"{name}"' not in code and f'"{name.removeprefix("utter_")}"' not in code
    ]
    assert not unused


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return found | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


def test_dependence_runs_one_way() -> None:
    """knowledge -> bot -> actions -> Rasa: bot never imports actions, and Rasa only in bot/nlu and bot/web."""
    wrong = []
    for path in (PROJECT / "bot").rglob("*.py"):
        place = path.relative_to(PROJECT)
        modules = imports(path)
        if any(module.split(".")[0] in ("actions", "rasa_sdk") for module in modules):
            wrong.append(f"{place} imports actions")
        if any(module.split(".")[0] == "rasa" for module in modules) and place.parts[1] not in ("nlu", "web"):
            wrong.append(f"{place} imports Rasa")
        if place.parts[1] == "knowledge" and any(module.startswith("bot.") and module.split(".")[1] not in ("knowledge", "errors", "language", "text") for module in modules):
            wrong.append(f"{place} imports more than the knowledge needs")
    assert not wrong


def test_no_figure_of_the_brochure_in_code(knowledge: Knowledge) -> None:
    """Rates, limits and phone numbers stand in knowledge/ only; docstring examples aside."""
    rates = {str(rate) for row in knowledge.contract_types.values() for rate in (row.rate, row.rate_with_cyber)}
    telling = rates | {contact.phone for contact in knowledge.contacts.values()} | {"4.2"}
    wrong = []
    for path in [*(PROJECT / "bot").rglob("*.py"), *(PROJECT / "actions").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and str(node.value) in telling:
                wrong.append(f"{path.name}: {node.value}")
    assert not wrong


def test_modules_stay_short() -> None:
    long = {str(path.relative_to(PROJECT)) for path in (PROJECT / "bot").rglob("*.py") if len(path.read_text(encoding="utf-8").splitlines()) > 400}
    assert not long, "split these by noun"


@pytest.mark.parametrize("name", [field.upper() for field in Settings.__dataclass_fields__])
def test_every_setting_is_documented(name: str) -> None:
    assert name in (Settings.__doc__ or "") and name in (PROJECT / "README.md").read_text(encoding="utf-8")


def test_every_make_target_is_documented() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    missing = [target for target in re.findall(r"^([a-z]+):.*##", makefile, flags=re.M) if target != "help" and f"make {target}" not in readme]
    assert not missing


def test_terms_of_the_glossary_name_sections(knowledge: Knowledge) -> None:
    assert all(term.section in knowledge.sections for term in knowledge.terms.values())


_ = (actions.contact, actions.incident, actions.information, actions.quote, actions.session)
