"""The accounts of a record: made, changed, let in, and who did what."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, text, update

from elchi.accounts import secrets, tables
from elchi.accounts.people import Account, Entry, Key, Role, fit_name, fit_password, key_of
from elchi.accounts.tries import Tries
from elchi.errors import AccountError, NotLetIn
from elchi.model.document import Clearance, Level
from elchi.record.schema import stamp
from elchi.record.watch import Held

SESSION = timedelta(hours=12)
_LOCK = 0x646F6F72  # one at a time counts tries and administrators on PostgreSQL, as on SQLite
_NO = "Name and password do not belong together."


class Accounts:
    """The accounts in a database. Their tables are made on first use; the clock is given."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime], mark: Callable[[], object | None] = lambda: None) -> None:
        """`mark` tells something else after anything was written into the database, where there is a way to tell."""
        self.engine, self.clock = engine, clock
        self._made, self._held = False, Held(mark)

    # who there is

    def all(self) -> list[Account]:
        """Return all accounts in order of name."""
        with self._reading() as c:
            return [_account(row) for row in c.execute(select(tables.accounts).order_by(tables.accounts.c.key))]

    def administered(self) -> bool:
        """Tell whether there is an administrator."""
        return self._held.get("administered", self._administered)

    def _administered(self) -> bool:
        with self._reading() as c:
            return _administrators(c) > 0

    def add(self, name: str, role: Role, clearance: Clearance, password: str | None, by: str, place: str) -> Account:
        """Make an account; without a password only tokens open for it. Raises AccountError where the name is taken or does not do."""
        plain, kept = fit_name(name), secrets.hashed(fit_password(password)) if password is not None else None
        row = {
            "key": key_of(plain), "name": plain, "role": int(role), "level": int(clearance.level), "password": kept,
            "group_names": json.dumps(sorted(clearance.groups), ensure_ascii=False), "made_at": self._now(),
        }  # fmt: skip
        with self._writing() as c:
            if _find(c, plain) is not None:
                raise AccountError(f'There is an account "{plain}" already; choose another name, or remove that one first.')
            if role is not Role.ADMINISTRATOR and not _administrators(c):
                raise AccountError("The first account is an administrator's; add one with --role administrator.")
            c.execute(insert(tables.accounts).values(row))
            self._note(c, by, "add account", f"{plain}: {_told(role, clearance)}", place)
        return Account(plain, role, clearance)

    def remove(self, name: str, by: str, place: str) -> None:
        """Take an account away, and all that opens for it; what it did stays in the audit. Others need an administrator."""
        with self._writing() as c:
            row = _known(c, name)
            others = c.scalar(select(func.count()).select_from(tables.accounts)) or 0
            if row.role == Role.ADMINISTRATOR and _administrators(c) == 1 and others > 1:
                raise AccountError(f'"{row.name}" is the only administrator; remove the others first, or add an administrator.')
            c.execute(delete(tables.keys).where(tables.keys.c.account == row.key))
            c.execute(delete(tables.accounts).where(tables.accounts.c.key == row.key))
            self._note(c, by, "remove account", row.name, place)

    def change_password(self, name: str, password: str, by: str, place: str) -> None:
        """Give an account another password; whoever is signed in under it is signed out."""
        kept = secrets.hashed(fit_password(password))
        with self._writing() as c:
            row = _known(c, name)
            c.execute(update(tables.accounts).where(tables.accounts.c.key == row.key).values(password=kept))
            c.execute(delete(tables.keys).where(tables.keys.c.account == row.key, tables.keys.c.kind == "session"))
            self._note(c, by, "change password", row.name, place)

    # what opens

    def token(self, name: str, called: str, by: str, place: str, lasts: timedelta | None = None) -> str:
        """Return a new token of an account for programs. It is told this once; only its digest is kept."""
        with self._writing() as c:
            row = _known(c, name)
            self._note(c, by, "make token", f"{row.name}: {called}", place)
            return self._opens(c, row.key, "token", called, lasts)

    def subscribe(self, name: str, address: str, place: str) -> str:
        """Return a new secret that opens one address of a feed for an account, for programs that cannot sign in."""
        with self._writing() as c:
            row = _known(c, name)
            self._note(c, row.name, "subscribe", address, place)
            return self._opens(c, row.key, "feed", address, None)

    def subscriptions(self, name: str) -> list[Key]:
        """Return the feeds that open for an account, the newest first."""
        k = tables.keys.c
        query = select(tables.keys).where(k.account == key_of(name), k.kind == "feed").order_by(k.made_at.desc(), k.digest)
        with self._reading() as c:
            return [Key(r.digest, r.called, datetime.fromisoformat(r.made_at)) for r in c.execute(query)]

    def unsubscribe(self, name: str, digest: str, place: str) -> None:
        """End a feed of an account; one of somebody else, or none, is left as it is."""
        k = tables.keys.c
        ended = k.digest == digest, k.account == key_of(name), k.kind == "feed"
        with self._writing() as c:
            address = c.scalar(select(k.called).where(*ended))
            if address is not None:
                c.execute(delete(tables.keys).where(*ended))
                self._note(c, name, "unsubscribe", address, place)

    def vouched(self, name: str, by: str, place: str) -> str:
        """Return the secret of a new session of somebody for whom another house vouches. Raises NotLetIn without an account."""
        with self._writing() as c:
            row = _find(c, name)
            self._note(c, row.name if row else name[:80], "sign in" if row else "sign in failed", f"vouched for by {by}", place)
            if row is not None:
                return self._opens(c, row.key, "session", "", SESSION)
        raise NotLetIn(f'"{name[:80]}" has no account here; ask an administrator for one of that name.')

    def sign_in(self, name: str, password: str, place: str) -> str:
        """Return the secret of a new session. Raises NotLetIn for a wrong name or password, or after too many tries."""
        key = key_of(name)[:200]
        with self._writing() as c:
            wait = Tries(c, self.clock()).begin(key, place)
            if wait:
                self._note(c, name[:80], "sign in refused", "too many tries", place)
            row = _find(c, key)
        if wait:
            raise NotLetIn(f"Too many tries; wait {-(-wait.seconds // 60)} minutes.", wait)
        if not secrets.fits(row.password if row else None, password) or row is None:
            self.note(name[:80], "sign in failed", "", place)
            raise NotLetIn(_NO)
        return self._let_in(row, password, place)

    def _let_in(self, row: Row[Any], password: str, place: str) -> str:
        with self._writing() as c:
            now = _find(c, row.key)
            if now is None or now.password != row.password:
                raise NotLetIn(_NO)  # changed or removed meanwhile
            Tries(c, self.clock()).forgive(row.key)
            if secrets.outdated(row.password):
                kept = secrets.hashed(password)
                c.execute(update(tables.accounts).where(tables.accounts.c.key == row.key).values(password=kept))
            self._note(c, row.name, "sign in", "", place)
            return self._opens(c, row.key, "session", "", SESSION)

    def _opens(self, c: Connection, key: str, kind: str, called: str, lasts: timedelta | None) -> str:
        made, now = secrets.fresh(), self.clock()
        c.execute(delete(tables.keys).where(tables.keys.c.until <= stamp(now)))
        row = {
            "digest": secrets.digest(made), "account": key, "kind": kind, "called": called, "made_at": stamp(now),
            "until": stamp(now + lasts) if lasts else None,
        }  # fmt: skip
        c.execute(insert(tables.keys).values(row))
        return made

    def sign_out(self, session: str, place: str) -> None:
        """End a session."""
        with self._writing() as c:
            k, a = tables.keys.c, tables.accounts.c
            ended = k.digest == secrets.digest(session)
            name = c.scalar(select(a.name).join(tables.keys, k.account == a.key).where(ended))
            c.execute(delete(tables.keys).where(ended))
            if name is not None:
                self._note(c, name, "sign out", "", place)

    def opened(self, secret: str, kind: str, called: str | None = None) -> Account | None:
        """Return for whom a `session`, `token` or `feed` (of the address it is called by) opens now, None for nobody."""
        asked = secrets.digest(secret), kind, called
        found = self._held.get(asked, lambda: self._opened(*asked))
        return found[0] if found and (found[1] is None or found[1] > self._now()) else None

    def _opened(self, digest: str, kind: str, called: str | None) -> tuple[Account, str | None] | None:
        """For whom a key opens, and until when."""
        k, a = tables.keys.c, tables.accounts.c
        fits = [k.digest == digest, k.kind == kind, *([k.called == called] if called is not None else [])]
        with self._reading() as c:
            row = c.execute(select(tables.accounts, k.until).join(tables.keys, k.account == a.key).where(*fits)).first()
        return (_account(row), row.until) if row else None

    # who did what

    def note(self, who: str, act: str, about: str, place: str) -> None:
        """Put a line into the audit."""
        with self._writing() as c:
            self._note(c, who, act, about, place)

    def audit(self, before: int | None = None, limit: int = 100) -> list[Entry]:
        """Return the lines of the audit, the newest first, or those before one."""
        x = tables.audit.c
        query = select(tables.audit).order_by(x.number.desc()).limit(limit)
        with self._reading() as c:
            rows = c.execute(query.where(x.number < before) if before is not None else query).all()
        return [Entry(r.number, datetime.fromisoformat(r.at), r.who, r.act, r.about, r.place) for r in rows]

    def _note(self, c: Connection, who: str, act: str, about: str, place: str) -> None:
        row = {"at": self._now(), "who": who[:200], "act": act[:100], "about": about[:400], "place": place[:100]}
        c.execute(insert(tables.audit).values({k: v.replace("\0", "") for k, v in row.items()}))

    # the database

    def _now(self) -> str:
        return stamp(self.clock())

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if not self._made:
            with self._writing():
                pass
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction; one writes at a time."""
        with self.engine.connect().execution_options(elchi_writes=True) as connection, connection.begin():
            if connection.dialect.name != "sqlite":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            if not self._made:
                tables.make(connection)
            yield connection
        self._made = True


def _administrators(c: Connection) -> int:
    query = select(func.count()).select_from(tables.accounts).where(tables.accounts.c.role == int(Role.ADMINISTRATOR))
    return c.scalar(query) or 0


def _find(c: Connection, name: str) -> Row[Any] | None:
    return c.execute(select(tables.accounts).where(tables.accounts.c.key == key_of(name))).first()


def _known(c: Connection, name: str) -> Row[Any]:
    found = _find(c, name)
    if found is None:
        raise AccountError(f'There is no account "{name[:80]}"; elchi account list shows them.')
    return found


def _account(row: Row[Any]) -> Account:
    return Account(row.name, Role(row.role), Clearance(Level(row.level), frozenset(json.loads(row.group_names))))


def _told(role: Role, clearance: Clearance) -> str:
    return ", ".join([role.name.lower(), clearance.level.name.lower(), *sorted(clearance.groups)])
