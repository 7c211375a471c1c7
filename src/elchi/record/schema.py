"""Tables of a record, their guards, and the numbered steps between versions.

The log tables are only ever inserted into; triggers refuse anything else. The derived tables (`live_*`, `same`,
`passages`) can be dropped and rebuilt from the log at any time.
"""

from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    insert,
    inspect,
    select,
    text,
)

from elchi.errors import RecordError

VERSION = 1
META = MetaData()


def _id(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, String(200), primary_key=key, nullable=False)


meta = Table("elchi", META, Column("step", Integer, primary_key=True), Column("recorded_at", String(32), nullable=False))

documents = Table(
    "documents", META, _id("id", key=True), Column("address", Text, nullable=False, index=True), Column("media_type", String(100), nullable=False),
    Column("title", Text), Column("publisher", Text), Column("published", String(10)), Column("language", String(20)),
    Column("level", Integer, nullable=False), Column("text", Text, nullable=False), Column("content", LargeBinary, nullable=False),
    Column("recorded_at", String(32), nullable=False), Column("seal", String(64), nullable=False),
)  # fmt: skip
document_groups = Table("document_groups", META, _id("document", key=True), _id("group_name", key=True))
readings = Table(
    "readings", META, _id("id", key=True), _id("document"), Column("reader", String(100), nullable=False), Column("lexicon", String(64), nullable=False),
    Column("title", Text), Column("publisher", Text), Column("published", String(10)), Column("language", String(20)),
    Column("recorded_at", String(32), nullable=False), Column("seal", String(64), nullable=False), Index("readings_document", "document"),
)  # fmt: skip
claims = Table(
    "claims", META, _id("id", key=True), _id("reading"), _id("document"), Column("position", Integer, nullable=False), Column("kind", String(20), nullable=False),
    Column("first", Integer, nullable=False), Column("stop", Integer, nullable=False), Column("quote", Text, nullable=False),
    Column("act", String(200), nullable=False), Column("subject", String(200)), Column("body", Text, nullable=False),
    Column("valid_from", String(32)), Column("valid_to", String(32)), Column("asserted", String(10)),
    Column("recorded_at", String(32), nullable=False), Column("seal", String(64), nullable=False),
    Index("claims_reading", "reading"), Index("claims_subject", "subject", "kind"), Index("claims_kind_from", "kind", "valid_from"),
)  # fmt: skip
roles = Table(
    "roles",
    META,
    _id("claim", key=True),
    _id("role", key=True),
    _id("entity", key=True),
    Index("roles_entity", "entity", "claim"),
)
mentions = Table(
    "mentions", META, _id("reading", key=True), Column("first", Integer, primary_key=True), Column("stop", Integer, primary_key=True),
    Column("kind", String(20), primary_key=True), Column("words", Text, nullable=False), Column("entity", String(200)),
)  # fmt: skip
doubts = Table(
    "doubts", META, _id("id", key=True), _id("reading"), _id("document"), Column("first", Integer, nullable=False), Column("stop", Integer, nullable=False),
    Column("question", String(40), nullable=False), Column("choices", Text, nullable=False), Column("why", Text, nullable=False),
    Column("recorded_at", String(32), nullable=False),
)  # fmt: skip
entities = Table(
    "entities", META, _id("id", key=True), Column("kind", String(20), nullable=False, index=True), Column("name", Text, nullable=False),
    Column("of_id", String(200)), Column("document", String(200)), Column("recorded_at", String(32), nullable=False),
)  # fmt: skip
names = Table(
    "names", META, _id("entity", key=True), Column("name", String(400), primary_key=True), _id("document", key=True), Column("recorded_at", String(32), nullable=False),
    Index("names_document", "document"),
)  # fmt: skip
keys = Table("keys", META, _id("key", key=True), _id("entity", key=True), Index("keys_entity", "entity"))
judgements = Table(
    "judgements", META, Column("number", Integer, primary_key=True, autoincrement=True), Column("left_id", String(200), nullable=False, index=True),
    Column("right_id", String(200), nullable=False, index=True), Column("verdict", String(20), nullable=False), Column("author", String(200), nullable=False),
    Column("why", Text, nullable=False), Column("document", String(200)), Column("recorded_at", String(32), nullable=False), Column("seal", String(64), nullable=False),
)  # fmt: skip

LOG = (documents, document_groups, readings, claims, roles, mentions, doubts, entities, names, keys, judgements)

live_readings = Table("live_readings", META, _id("document", key=True), _id("reading"), Column("current", Integer, nullable=False))
same = Table("same", META, _id("entity", key=True), _id("canonical"), Index("same_canonical", "canonical"))


def prepare(connection: Connection, recorded: str) -> None:
    """Bring a database to the present version; a step and the note that it ran share one transaction.

    Raises RecordError for a database that something else, or a newer version, made.
    """
    present = set(inspect(connection).get_table_names())
    if "elchi" not in present and present - {"spatial_ref_sys"}:
        raise RecordError(f'The database holds tables of something else ("{min(present)}"); name another file for the record.')
    done = max(connection.scalars(select(meta.c.step)), default=0) if "elchi" in present else 0
    if done > VERSION:
        raise RecordError(f"The record was made by a newer Elchi (step {done}, this one knows {VERSION}); upgrade Elchi.")
    for step in range(done + 1, VERSION + 1):
        _STEPS[step](connection)
        connection.execute(insert(meta).values(step=step, recorded_at=recorded))


def _first(connection: Connection) -> None:
    META.create_all(connection)
    make_passages(connection)
    for table in LOG:
        for action in ("UPDATE", "DELETE"):
            for statement in _guard(connection.dialect.name, table.name, action):
                connection.execute(text(statement))


_STEPS = {1: _first}


def make_passages(connection: Connection) -> None:
    """Create the search table: FTS5 on SQLite, a text-search index on PostgreSQL."""
    if connection.dialect.name == "sqlite":
        columns = "words, document UNINDEXED, first UNINDEXED, stop UNINDEXED, tokenize='unicode61 remove_diacritics 2'"
        connection.execute(text(f"CREATE VIRTUAL TABLE passages USING fts5({columns})"))
        return
    connection.execute(text("CREATE TABLE passages (words text, document varchar(200), first integer, stop integer)"))
    connection.execute(text("CREATE INDEX passages_words ON passages USING gin (to_tsvector('simple', words))"))
    connection.execute(text("CREATE INDEX passages_document ON passages (document)"))


def _guard(dialect: str, table: str, action: str) -> list[str]:
    """The trigger that refuses to change or delete rows of the log."""
    name = f"{table}_no_{action.lower()}"
    if dialect == "sqlite":
        return [f"CREATE TRIGGER {name} BEFORE {action} ON {table} BEGIN SELECT RAISE(ABORT, 'the record only grows'); END"]
    function = "CREATE OR REPLACE FUNCTION elchi_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the record only grows'; END $$"
    return [
        function,
        f"CREATE TRIGGER {name} BEFORE {action} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION elchi_only_grows()",
    ]


def guards(connection: Connection) -> set[str]:
    """Return the names of the guards that stand."""
    if connection.dialect.name == "sqlite":
        return set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
    return set(connection.scalars(text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")))


def expected_guards() -> set[str]:
    """Return the names of the guards that should stand."""
    return {f"{table.name}_no_{action}" for table in LOG for action in ("update", "delete")}
