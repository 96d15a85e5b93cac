"""Somebody who practises, with everything outside of practice made by hand."""

import pytest

from assistant.domain.knowledge import Knowledge
from assistant.practice.shapes import Practice
from tests.practice.studios import Trainee


@pytest.fixture
def trainee(practice: Practice, knowledge: Knowledge) -> Trainee:
    return Trainee(practice, knowledge)
