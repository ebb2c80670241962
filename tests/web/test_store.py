from __future__ import annotations

from glossary_kit.web.sessions import Store


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_what_is_not_used_for_longest_goes_first() -> None:
    store: Store[str] = Store(most=2, bytes_=100, seconds=10, clock=Clock())
    store.put("a", "A")
    store.put("b", "B")
    assert store.get("a") == "A"
    store.put("c", "C")
    assert (store.get("a"), store.get("b"), store.get("c")) == ("A", None, "C")


def test_it_holds_so_many_bytes_but_always_the_last() -> None:
    store: Store[str] = Store(most=9, bytes_=100, seconds=10, clock=Clock())
    store.put("a", "A", size=60)
    store.put("b", "B", size=60)
    assert (store.get("a"), store.get("b")) == (None, "B")
    store.put("c", "C", size=500)
    assert (store.get("b"), store.get("c")) == (None, "C")


def test_what_is_not_used_is_forgotten_in_time() -> None:
    clock = Clock()
    store: Store[str] = Store(most=9, bytes_=100, seconds=10, clock=clock)
    store.put("a", "A")
    clock.now = 9
    assert store.get("a") == "A"
    clock.now = 18
    assert store.get("a") == "A"
    clock.now = 29
    assert store.get("a") is None
