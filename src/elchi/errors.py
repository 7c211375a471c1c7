"""Everything Elchi raises.

ElchiError
├── MaterialError      what was handed in cannot be read at all (empty, encrypted, not text)
├── QuestionError      a question names something that cannot be understood
│   └── NothingKnown   the question is clear, but the record has nothing of that name
├── RecordError        the record cannot be opened, or is not what it should be
├── AccountError       an account cannot be what it is asked to be
│   └── NotLetIn       name and password do not fit, or were tried too often
└── LexiconError       a lexicon or register file breaks its schema

What is wrong inside readable material is never raised: it is a `Doubt` or a finding beside what was read.
Each message is one sentence that says what was met and what would help.
"""

from datetime import timedelta


class ElchiError(Exception):
    """Whatever Elchi raises on purpose."""


class MaterialError(ElchiError):
    """A source that cannot be read: `place: what was met; what would help`."""

    def __init__(self, place: str, met: str, helps: str) -> None:
        self.place, self.met, self.helps = place, met, helps
        super().__init__(f"{place}: {met}; {helps}.")


class QuestionError(ElchiError):
    """A question that cannot be understood."""


class NothingKnown(QuestionError):
    """A clear question about something that the record does not hold."""


class RecordError(ElchiError):
    """A record that cannot be opened, written or trusted."""


class AccountError(ElchiError):
    """An account that there is not, or that cannot be so."""


class NotLetIn(AccountError):
    """A sign-in that failed; `wait` where it was tried too often."""

    def __init__(self, words: str, wait: timedelta | None = None) -> None:
        self.wait = wait
        super().__init__(words)


class LexiconError(ElchiError):
    """A lexicon file that breaks its schema."""
