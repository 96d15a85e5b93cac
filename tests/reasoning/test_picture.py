"""The live picture tells what was told: a level that holds a hard item is not drawn as steady."""

from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.picture import picture
from assistant.reasoning.tables import tables


def test_a_level_with_one_hard_item_is_not_steady(knowledge: Knowledge) -> None:
    region, codes = next(iter(tables(knowledge).regions.items()))
    client = {"label": "Jo", "informant": "caregiver", "age_months": 120}
    calm = {code: 0 for codes in tables(knowledge).regions.values() for code in codes}
    bands = {}
    for name, functions in (("calm", calm), ("one", {**calm, next(iter(codes)): 2})):
        case = read_case({"contract": 1, "client": client, "functions": functions}, knowledge)
        levels = picture(case, knowledge).regions
        bands[name] = next(level.band for level in levels if level.id == region)
    assert bands == {"calm": "none", "one": "few"}
