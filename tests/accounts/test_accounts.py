"""Accounts on both databases: who is let in, how often may be tried, what is kept of secrets and of what was done."""

from datetime import datetime, timedelta

import pytest
from conftest import NOON
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from elchi.accounts.people import Role
from elchi.accounts.register import SESSION, Accounts
from elchi.accounts.tries import BY_NAME, BY_PLACE, WHILE, neighbourhood
from elchi.errors import AccountError, NotLetIn
from elchi.model.document import Clearance, Level
from elchi.record.store import Record

WORDS = "four words and more"
CABINET = Clearance(Level.INTERNAL, frozenset({"cabinet", "protocol"}))


class Watch:
    now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def house(record: Record, watch: Watch) -> Accounts:
    made = Accounts(record.engine, watch)
    made.add("Ada", Role.ADMINISTRATOR, CABINET, WORDS, "cli", "cli")
    return made


def kept(record: Record) -> str:
    """All that the database holds of accounts."""
    with record.engine.connect() as c:
        names = ("accounts", "account_keys", "account_attempts", "account_audit")
        return "\n".join(str(row) for n in names for row in c.execute(text(f"SELECT * FROM {n}")))


def test_who_is_let_in_is_known_by_a_session_until_it_ends(house: Accounts, record: Record, watch: Watch) -> None:
    session = house.sign_in(" ADA ", WORDS, "10.0.0.1")
    found = house.opened(session, "session")
    assert found and (found.name, found.role, found.clearance) == ("Ada", Role.ADMINISTRATOR, CABINET)
    assert house.opened(session, "token") is house.opened(session + "x", "session") is house.opened("", "session") is None
    assert session not in kept(record) and WORDS not in kept(record)
    watch.now += SESSION
    assert house.opened(session, "session") is None
    house.sign_in("ada", WORDS, "10.0.0.1")
    assert kept(record).count("'session'") == 1  # what ended is swept


def test_a_session_ends_with_sign_out_another_password_or_the_account(house: Accounts) -> None:
    house.add("Bo", Role.EDITOR, Clearance(), WORDS, "cli", "cli")
    sessions = [house.sign_in("bo", WORDS, "p") for _ in range(2)]
    house.sign_out(sessions[0], "p")
    assert [bool(house.opened(s, "session")) for s in sessions] == [False, True]
    house.change_password("BO", WORDS + "!", "cli", "cli")
    assert house.opened(sessions[1], "session") is None
    with pytest.raises(NotLetIn):
        house.sign_in("bo\0", WORDS, "p")
    last, token = house.sign_in("bo", WORDS + "!", "p"), house.token("bo", "script", "cli", "cli")
    assert house.opened(token, "token")
    house.remove("bo", "cli", "cli")
    assert house.opened(last, "session") is house.opened(token, "token") is None
    assert [a.name for a in house.all()] == ["Ada"]


def test_tokens_end_where_they_are_told_to(house: Accounts, record: Record, watch: Watch) -> None:
    brief, long = house.token("ada", "a", "cli", "cli", timedelta(days=1)), house.token("ada", "b", "cli", "cli")
    assert brief not in kept(record) and brief.startswith("elchi_") and house.opened(brief, "session") is None
    watch.now += timedelta(days=2)
    assert (house.opened(brief, "token"), bool(house.opened(long, "token"))) == (None, True)


def test_a_name_may_be_tried_a_few_times(house: Accounts, watch: Watch) -> None:
    for n in range(BY_NAME):
        with pytest.raises(NotLetIn, match="do not belong"):
            house.sign_in("ada", "wrong", f"10.0.0.{n}")
    with pytest.raises(NotLetIn, match="Too many tries; wait 15 minutes") as refused:
        house.sign_in("Ada", WORDS, "10.0.1.1")  # not even with the right one
    assert refused.value.wait == WHILE
    watch.now += WHILE
    assert house.sign_in("ada", WORDS, "10.0.1.1")


def test_a_place_may_try_a_few_names(house: Accounts) -> None:
    for n in range(BY_PLACE):
        with pytest.raises(NotLetIn, match="do not belong"):
            house.sign_in(f"name{n}", "wrong", f"2001:db8::{n + 1:x}")
    with pytest.raises(NotLetIn, match="Too many"):
        house.sign_in("ada", WORDS, "2001:db8::ffff")
    assert house.sign_in("ada", WORDS, "2001:db8:0:1::1")


def test_who_is_in_has_all_tries_again(house: Accounts) -> None:
    for _ in range(3):
        for _ in range(BY_NAME - 1):
            with pytest.raises(NotLetIn):
                house.sign_in("ada", "wrong", "p")
        assert house.sign_in("ada", WORDS, "p")


def test_places() -> None:
    assert [neighbourhood(p) for p in ("10.1.2.3", "::ffff:10.1.2.3", "2001:db8::5", "fe80::1%eth0", "testclient")] == [
        "10.1.2.3", "10.1.2.3", "2001:db8::/64", "fe80::/64", "testclient",
    ]  # fmt: skip


def test_there_is_always_an_administrator_where_there_are_accounts(record: Record, watch: Watch) -> None:
    made = Accounts(record.engine, watch)
    assert (made.administered(), made.all()) == (False, [])
    with pytest.raises(AccountError, match="first account is an administrator's"):
        made.add("Bo", Role.EDITOR, Clearance(), WORDS, "cli", "cli")
    made.add("Ada", Role.ADMINISTRATOR, Clearance(), None, "cli", "cli")
    made.add("Bo", Role.EDITOR, Clearance(), WORDS, "cli", "cli")
    with pytest.raises(AccountError, match="only administrator"):
        made.remove("ada", "cli", "cli")
    with pytest.raises(NotLetIn):
        made.sign_in("ada", "", "p")  # no password is not an empty one
    made.remove("bo", "cli", "cli")
    made.remove("ada", "cli", "cli")
    assert not made.administered()


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "a\u202eb", "\u200b", "x" * 81, "A\u0000"])
def test_names_that_do_not_do(house: Accounts, name: str) -> None:
    with pytest.raises(AccountError, match="letters that can be seen"):
        house.add(name, Role.READER, Clearance(), WORDS, "cli", "cli")


def test_what_does_not_do(house: Accounts) -> None:
    with pytest.raises(AccountError, match="already"):
        house.add("ａｄａ", Role.READER, Clearance(), WORDS, "cli", "cli")
    with pytest.raises(AccountError, match="at least 12"):
        house.add("Bo", Role.READER, Clearance(), "short", "cli", "cli")
    for act in (
        lambda: house.remove("no", "c", "c"),
        lambda: house.token("no", "", "c", "c"),
        lambda: house.change_password("no", WORDS, "c", "c"),
    ):
        with pytest.raises(AccountError, match='no account "no"'):
            act()


def test_the_audit_tells_who_did_what_and_only_grows(house: Accounts, record: Record) -> None:
    session = house.sign_in("ada", WORDS, "10.0.0.1")
    with pytest.raises(NotLetIn):
        house.sign_in("eve", "wrong", "10.0.0.2")
    house.sign_out(session, "10.0.0.1")
    house.sign_out("unheard-of", "10.0.0.3")
    told = [(e.who, e.act, e.about, e.place) for e in house.audit()]
    assert told == [
        ("Ada", "sign out", "", "10.0.0.1"), ("eve", "sign in failed", "", "10.0.0.2"), ("Ada", "sign in", "", "10.0.0.1"),
        ("cli", "add account", "Ada: administrator, internal, cabinet, protocol", "cli"),
    ]  # fmt: skip
    first = house.audit()[1].number
    assert [e.act for e in house.audit(before=first, limit=1)] == ["sign in"]
    for change in ("UPDATE account_audit SET who = 'x'", "DELETE FROM account_audit"):
        with pytest.raises(DatabaseError, match="only grows"), record.engine.begin() as c:
            c.execute(text(change))
    assert len(house.audit()) == 4


def test_accounts_are_no_part_of_the_record(house: Accounts, record: Record) -> None:
    before = record.check()
    house.token("ada", "x", "cli", "cli")
    assert before == record.check() == []
