"""The tables of accounts. They stand in the record's database but are no part of its log: accounts come and go.

Only the audit is never changed: guards refuse it, as they do for the log.
"""

from sqlalchemy import Column, Connection, Index, Integer, MetaData, String, Table, Text, inspect, text

META = MetaData()

accounts = Table(
    "accounts", META, Column("key", String(200), primary_key=True), Column("name", String(200), nullable=False), Column("role", Integer, nullable=False),
    Column("level", Integer, nullable=False), Column("group_names", Text, nullable=False), Column("password", Text), Column("made_at", String(32), nullable=False),
)  # fmt: skip
# What opens for an account: sessions and tokens, by the digest of their secret. One without an end opens until it is taken away.
keys = Table(
    "account_keys", META, Column("digest", String(64), primary_key=True), Column("account", String(200), nullable=False, index=True),
    Column("kind", String(10), nullable=False), Column("called", Text, nullable=False), Column("made_at", String(32), nullable=False), Column("until", String(32)),
)  # fmt: skip
# Sign-ins that failed, or are being tried: counted by name and by place, in the database so that all processes count together.
attempts = Table(
    "account_attempts", META, Column("number", Integer, primary_key=True, autoincrement=True), Column("account", String(200), nullable=False),
    Column("place", String(100), nullable=False), Column("at", String(32), nullable=False),
    Index("account_attempts_account", "account", "at"), Index("account_attempts_place", "place", "at"),
)  # fmt: skip
audit = Table(
    "account_audit", META, Column("number", Integer, primary_key=True, autoincrement=True), Column("at", String(32), nullable=False),
    Column("who", String(200), nullable=False), Column("act", String(100), nullable=False), Column("about", Text, nullable=False), Column("place", String(100), nullable=False),
)  # fmt: skip

_ONLY_GROWS = """CREATE OR REPLACE FUNCTION elchi_audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the audit only grows'; END $$"""


def made(connection: Connection) -> bool:
    """Tell whether the tables are there."""
    return inspect(connection).has_table(audit.name)


def make(connection: Connection) -> None:
    """Make the tables where there are none, and the guards of the audit."""
    if made(connection):
        return
    META.create_all(connection)
    sqlite = connection.dialect.name == "sqlite"
    if not sqlite:
        connection.execute(text(_ONLY_GROWS))
    for action in ("UPDATE", "DELETE"):
        connection.execute(text(_guard(action, sqlite)))


def _guard(action: str, sqlite: bool) -> str:
    trigger = f"CREATE TRIGGER account_audit_no_{action.lower()} BEFORE {action}"
    if sqlite:
        return f"{trigger} ON account_audit BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END"
    truncate = " OR TRUNCATE" if action == "DELETE" else ""
    return f"{trigger}{truncate} ON account_audit FOR EACH STATEMENT EXECUTE FUNCTION elchi_audit_only_grows()"
