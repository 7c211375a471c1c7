"""Tables of a record and their guards.

The log tables are only ever inserted into; triggers refuse anything else. The derived tables (`live_*`, `same`,
`passages`) can be dropped and rebuilt from the log at any time.
"""

from datetime import UTC, datetime

from sqlalchemy import Column, Connection, Index, Integer, LargeBinary, MetaData, String, Table, Text, column, table, text

VERSION = 11
META = MetaData()


# Which claims hold for so long that who looks for those that hold on a day does not find them by their beginning: some for more than
# four weeks, all for more than 62 days. Those for which it does not hold are not so long.
_MONTH = "CAST(substr({0}, 1, 4) AS INTEGER) * 12 + CAST(substr({0}, 6, 2) AS INTEGER)"
LONG = f"{_MONTH.format('valid_to')} - ({_MONTH.format('valid_from')}) >= 2"


def _id(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, String(200), primary_key=key, nullable=False)


meta = Table("elchi", META, Column("step", Integer, primary_key=True), Column("recorded_at", String(32), nullable=False))

documents = Table(
    "documents", META, _id("id", key=True), Column("address", Text, nullable=False, index=True), Column("media_type", String(100), nullable=False),
    Column("title", Text), Column("publisher", Text, index=True), Column("published", String(10)), Column("language", String(20)),
    Column("level", Integer, nullable=False), Column("text", Text, nullable=False), Column("content", LargeBinary, nullable=False),
    Column("recorded_at", String(32), nullable=False), Column("seal", String(64), nullable=False),
)  # fmt: skip
# Which document was the newest at an address, from when on: a page may go back to what it said before.
sightings = Table(
    "sightings", META, Column("number", Integer, primary_key=True, autoincrement=True), Column("address", Text, nullable=False),
    _id("document"), Column("recorded_at", String(32), nullable=False),
    Index("sightings_address", "address", "number"), Index("sightings_document", "document"),
)  # fmt: skip
labels = Table(
    "labels", META, Column("number", Integer, primary_key=True, autoincrement=True), _id("document"), Column("level", Integer, nullable=False),
    Column("group_names", Text, nullable=False), Column("recorded_at", String(32), nullable=False), Index("labels_document", "document"),
)  # fmt: skip
readings = Table(
    "readings", META, _id("id", key=True), _id("document"), Column("reader", String(100), nullable=False), Column("lexicon", String(64), nullable=False),
    Column("title", Text), Column("publisher", Text), Column("published", String(10)), Column("language", String(20)),
    Column("recorded_at", String(32), nullable=False), Column("seal", String(64), nullable=False),
    Column("number", Integer, nullable=False, server_default="0"), Index("readings_document", "document"),
)  # fmt: skip
claims = Table(
    "claims", META, _id("id", key=True), _id("reading"), _id("document"), Column("position", Integer, nullable=False), Column("kind", String(20), nullable=False),
    Column("first", Integer, nullable=False), Column("stop", Integer, nullable=False), Column("quote", Text, nullable=False),
    Column("act", String(200), nullable=False), Column("subject", String(200)), Column("body", Text, nullable=False),
    Column("valid_from", String(32)), Column("valid_to", String(32)), Column("asserted", String(10)),
    Column("recorded_at", String(32), nullable=False), Column("seal", String(64), nullable=False),
    Index("claims_reading_kind", "reading", "kind", "asserted"), Index("claims_subject", "subject", "kind"), Index("claims_kind_days", "kind", "valid_from", "valid_to", "asserted", "document", "position"), Index("claims_document", "document"), Index("claims_kind_to", "kind", "valid_to"),
    Index("claims_kind_when", "kind", text("coalesce(valid_from, asserted)"), "document", "position"),
    Index("claims_kind_long", "kind", "valid_to", "valid_from", sqlite_where=text(LONG)),
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
# A key is looked up through the name it was made from: whoever may not see that name does not find it by its key.
keys = Table(
    "name_keys", META, _id("key", key=True), _id("entity", key=True), Column("name", String(400), primary_key=True),
    Index("name_keys_entity", "entity"),
)  # fmt: skip
judgements = Table(
    "judgements", META, Column("number", Integer, primary_key=True, autoincrement=True), Column("left_id", String(200), nullable=False, index=True),
    Column("right_id", String(200), nullable=False, index=True), Column("verdict", String(20), nullable=False), Column("author", String(200), nullable=False),
    Column("why", Text, nullable=False), Column("document", String(200)), Column("recorded_at", String(32), nullable=False), Column("seal", String(64), nullable=False),
)  # fmt: skip

settlements = Table(
    "settlements", META, Column("number", Integer, primary_key=True, autoincrement=True), _id("document"), Column("first", Integer, nullable=False),
    Column("stop", Integer, nullable=False), Column("question", String(40), nullable=False), Column("choice", Text, nullable=False),
    Column("author", String(200), nullable=False), Column("why", Text, nullable=False), Column("recorded_at", String(32), nullable=False),
    Index("settlements_document", "document"),
)  # fmt: skip
# What is done with commitments and planned encounters; the seal is the identifier of the act.
followups = Table(
    "followups", META, Column("number", Integer, primary_key=True, autoincrement=True), _id("subject"), Column("act", String(20), nullable=False),
    Column("author", String(200), nullable=False), Column("why", Text, nullable=False), Column("asserted", String(10), nullable=False),
    Column("body", Text, nullable=False), Column("document", String(200)), Column("recorded_at", String(32), nullable=False),
    Column("seal", String(64), nullable=False), Index("followups_subject", "subject", "number"),
)  # fmt: skip
# What promises, or may show an outcome: a claim, or a sentence that tells of a deed. `side`: 1 promises, 2 shows, 3 both.
tracks = Table(
    "tracks", META, _id("id", key=True), _id("reading"), _id("document"), Column("first", Integer, nullable=False), Column("stop", Integer, nullable=False),
    Column("claim", String(200)), Column("side", Integer, nullable=False), Column("asserted", String(10)),
    Index("tracks_reading", "reading"), Index("tracks_side", "side", "id"), Index("tracks_asserted", "asserted", "id"),
)  # fmt: skip
# By what a track is found: topic words, places, bodies, numbers; `weight` in quarters.
traces = Table(
    "traces", META, _id("track", key=True), Column("feature", String(100), primary_key=True), Column("side", Integer, nullable=False),
    Column("weight", Integer, nullable=False), Index("traces_feature", "feature", "side", "track", "weight"),
)  # fmt: skip
# After each transaction: how many rows the log has, the sum of their digests, and a chain over these rows.
ledger = Table(
    "ledger", META, Column("number", Integer, primary_key=True), Column("log_rows", Integer, nullable=False), Column("total", String(64), nullable=False),
    Column("recorded_at", String(32), nullable=False), Column("chain", String(64), nullable=False),
)  # fmt: skip

LOG = (
    documents,
    sightings,
    labels,
    readings,
    claims,
    roles,
    mentions,
    doubts,
    settlements,
    entities,
    names,
    keys,
    judgements,
    followups,
    tracks,
    traces,
)
GUARDED = (*LOG, ledger)

# A reading counts from `since` until a newer one of the same document; `current` where its document is the newest at an address. Beside
# it what is shown of the document as it was read then, so that a claim finds all of it in one place.
live_readings = Table(
    "live_readings", META, _id("reading", key=True), _id("document"), Column("asserted", String(10), nullable=False),
    Column("since", String(32), nullable=False), Column("until", String(32)), Column("current", Integer, nullable=False),
    Column("address", Text, nullable=False), Column("title", Text), Column("publisher", Text), Column("published", String(10)), Column("label", Text),
    Index("live_readings_document", "document"), Index("live_readings_asserted", "current", "asserted", "document"), sqlite_with_rowid=False,
)  # fmt: skip
# Which claims name whom, in order of time, so that the latest of many are found at once: `moment` is when a claim holds, else when
# it was asserted; `until` the end of its stretch; `roles` all in which it names the entity, each between bars.
parties = Table(
    "parties", META, _id("entity", key=True), Column("kind", String(20), primary_key=True), Column("moment", String(32), primary_key=True),
    _id("claim", key=True), Column("until", String(32)), Column("roles", Text, nullable=False), sqlite_with_rowid=False,
)  # fmt: skip
# Encounters that were held, each report of one, in order of time: who took part, of which states and bodies, and where; identifiers
# between spaces.
gathered = Table(
    "gathered", META, Column("moment", String(32), primary_key=True), _id("claim", key=True), _id("reading"), _id("document"), _id("subject"),
    Column("asserted", String(10)), Column("valid_from", String(32)), Column("valid_to", String(32)), Column("people", Text, nullable=False),
    Column("parties", Text, nullable=False), Column("places", Text, nullable=False), sqlite_with_rowid=False,
)  # fmt: skip
live_labels = Table(
    "live_labels", META, _id("document", key=True), _id("group_name", key=True), Column("level", Integer, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip
same = Table("same", META, _id("entity", key=True), _id("canonical"), Index("same_canonical", "canonical"))
# Which track may show what became of which promise, by which rule; `settled` where the rule alone decides.
evidence = Table(
    "evidence", META, _id("promise", key=True), _id("shows", key=True), Column("score", Integer, nullable=False), Column("rule", String(40), nullable=False),
    Column("settled", Integer, nullable=False), Column("why", Text, nullable=False), Index("evidence_shows", "shows"),
)  # fmt: skip
passages = table("passages", column("folded"), column("document"), column("first"), column("stop"))


def stamp(moment: datetime) -> str:
    """Return a moment as the record writes it: in UTC, so that moments compare as text. One without a zone is UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="microseconds")


def make_passages(connection: Connection) -> None:
    """Create the search table, of folded words: FTS5 on SQLite, a text-search index on PostgreSQL."""
    if connection.dialect.name == "sqlite":
        columns = "folded, document UNINDEXED, first UNINDEXED, stop UNINDEXED, tokenize='unicode61 remove_diacritics 0'"
        connection.execute(text(f"CREATE VIRTUAL TABLE passages USING fts5({columns})"))
        return
    connection.execute(text("CREATE TABLE passages (folded text, document varchar(200), first integer, stop integer)"))
    connection.execute(text("CREATE INDEX passages_folded ON passages USING gin (to_tsvector('simple', folded))"))


def make_guards(connection: Connection, tables: tuple[Table, ...] = GUARDED) -> None:
    """Create the triggers that refuse to change or delete rows."""
    if connection.dialect.name != "sqlite":
        connection.execute(text(_GROWS))
    for one in tables:
        for action in ("UPDATE", "DELETE"):
            connection.execute(text(_guard(connection.dialect.name, one.name, action)))


def speak(dialect: str) -> None:
    """Say for PostgreSQL as well what an index leaves out: merely to say it loads all that speaks to such a server."""
    if dialect == "postgresql":
        for index in claims.indexes:
            if (where := index.dialect_kwargs.get("sqlite_where")) is not None:
                index.dialect_kwargs["postgresql_where"] = where


_GROWS = """CREATE OR REPLACE FUNCTION elchi_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the record only grows'; END $$"""


def _guard(dialect: str, name: str, action: str) -> str:
    trigger = f"CREATE TRIGGER {name}_no_{action.lower()} BEFORE {action}"
    if dialect == "sqlite":
        return f"{trigger} ON {name} BEGIN SELECT RAISE(ABORT, 'the record only grows'); END"
    truncate = " OR TRUNCATE" if action == "DELETE" else ""
    return f"{trigger}{truncate} ON {name} FOR EACH STATEMENT EXECUTE FUNCTION elchi_only_grows()"


def guards(connection: Connection) -> set[str]:
    """Return the names of the guards that stand."""
    if connection.dialect.name == "sqlite":
        return set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
    return set(connection.scalars(text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'")))


def expected_guards() -> set[str]:
    """Return the names of the guards that should stand."""
    return {f"{one.name}_no_{action}" for one in GUARDED for action in ("update", "delete")}
