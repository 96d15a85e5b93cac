"""People in the words that people use: who is not certain, who has died, who is oneself, and what is left."""

import pytest

from assistant.conversation.people import people_in_words
from assistant.conversation.people_told import people_of


@pytest.mark.parametrize(
    ("text", "people", "left"),
    [
        ("dean, mums ex boyfriend. lisa im not sure, he misses her but comes home cross", "Dean (mums ex boyfriend); Lisa (not sure)", ["he misses her", "comes home cross"]),
        ("my ex Gary, and needles lol. also not sure about my cousin", "Gary (my ex); my cousin (not sure)", ["needles"]),
        ("Gary, ex; uncle Phil, not sure", "Gary (ex); Phil (uncle, not sure)", []),
        ("nobody here. a woman who once grabbed her, neighbour Olga, she hides from her", "Olga (neighbour)", ["a woman who once grabbed her", "she hides from her"]),
        ("Dean, mother's ex; ?Lisa, mother, every other weekend", "Dean (mother's ex); Lisa (mother, not sure), sat sun", []),
        ("Olga, neighbour, unsure", "Olga (neighbour, not sure)", []),
        ("Lisa?", "Lisa (not sure)", []),
        ("perhaps his dad", "his dad (not sure)", []),
        ("not sure about Dan; Rosa", "Dan (not sure); Rosa", []),
        ("Rosa; I am not sure about Dan", "Rosa; Dan (not sure)", []),
        ("uncle phil im not really sure about", "Phil (uncle, not sure)", []),
        ("Tom and Jen, maybe; Lee", "Tom (not sure); Jen (not sure); Lee", []),
        ("not sure, his uncle", "his uncle (not sure)", []),
    ],
)  # fmt: skip
def test_somebody_who_is_not_certain_stays_so(text: str, people: str, left: list[str]) -> None:
    told = people_of(text)
    assert (people_in_words(list(told.people)), list(told.left)) == (people, left)


@pytest.mark.parametrize(
    ("text", "people", "left"),
    [
        ("mama Tia, papa Ben at weekends, oma", "Tia (mama); Ben (papa), sat sun; oma", []),
        ("me (granny Pat), Mr Lund his art teacher fridays, and the dog Rolo. Grandpa Bert died", "me (granny Pat); Mr Lund (his art teacher), fri; Rolo (the dog)", ["Grandpa Bert died"]),
        ("my late aunt Flo, and Sue", "Sue", ["my late aunt Flo"]),
        ("my girlfriend anna mostly, my dad, and my dog rolo", "Anna (my girlfriend); my dad; Rolo (my dog)", []),
        ("mr lund hes the only teacher i trust", "Mr Lund (the only teacher)", []),
        ("zara n milo from scouts", "Zara; Milo", []),
        ("mum, dad, my nan", "mum; dad; my nan", []),
        ("MGM, MGF", "MGM; MGF", []),
        ("my gran and grandpa in Cork", "my gran; grandpa", []),
        ("my aunt, vera and sam", "my aunt; Vera; Sam", []),
        ("his coach, Petra", "Petra (his coach)", []),
        ("the uncle and the nan, mother of me", "the uncle; the nan", []),
        ("Lotte and Lotte's mum", "Lotte; Lotte's mum", []),
        ("well there's me, his old granda Hugh, and there's our Bridie next door", "me; Hugh (his old granda); Bridie (neighbor)", []),
        ("me and my mum and myself", "me; my mum", []),
        ("dad passed, so just mum and me", "mum; me", ["dad passed"]),
        ("no, my aunt", "my aunt", []),
        ("Us (Marc and Lin) and his sister Kay when she is in", "Marc; Lin; Kay (his sister)", []),
        ("my dad's new wife, Tess", "Tess (my dad's new wife)", []),
        ("Dee my aunt, and her teachers", "Dee (my aunt); her teachers", []),
    ],
)  # fmt: skip
def test_people_are_found_as_people_say_them(text: str, people: str, left: list[str]) -> None:
    told = people_of(text)
    assert (people_in_words(list(told.people)), list(told.left)) == (people, left)


@pytest.mark.parametrize(
    "text",
    [
        "anyone but Glen",
        "mum and dad but not grandma",
        "not my dad, my mum",
        "is it Lisa?",
        "who do you mean?",
        "oh, the whole family, every one of us",
        "nobody. there is not one adult she trusts",
        "?",
        "maybe",
    ],
)
def test_where_nobody_is_named_or_somebody_is_left_out_it_is_asked(text: str) -> None:
    assert not people_of(text).people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Miss Bell my art teacher (mon, wed), my mate Ash, and my cousin Rio at weekends", "Miss Bell (my art teacher), mon wed; Ash (my mate); Rio (my cousin), sat sun"),
        ("Ash and Rio at weekends", "Ash, sat sun; Rio, sat sun"),
        ("Darren mums boyfriend", "Darren (mums boyfriend)"),
        ("Me (Jo), my husband Pete and Miss Okoro his TA", "me; Pete (my husband); Miss Okoro (his TA)"),
    ],
)  # fmt: skip
def test_what_stands_behind_one_of_a_list_is_said_of_that_one(text: str, people: str) -> None:
    assert people_in_words(list(people_of(text).people)) == people
