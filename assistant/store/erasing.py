"""What stays of a case that was erased: that it was, when and by whom; nothing of its words."""

from typing import Any

from assistant.store.chain import seal_of_erasure
from assistant.store.verifying import ranges_in_words

_PLACES = """select place from events
where interview_id in (select id from interviews where case_id = ?)"""


def remember_erasure(connection: Any, key: bytes, case: str, by: tuple[str, str]) -> None:
    """Keep which places the events of a case had, in the transaction that takes them out."""
    places = ranges_in_words([place for (place,) in connection.execute(_PLACES, [case]).fetchall()])
    if places:
        at, actor = by
        connection.execute(
            "insert into erased (at, actor, places, mac) values (?, ?, ?, ?)",
            [at, actor, places, seal_of_erasure(key, at, actor, places)],
        )
