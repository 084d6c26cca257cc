"""The two exceptions a person may meet; everything else is a bug."""


class UserError(Exception):
    """Something expected went wrong and the person can act on it.

    `code` names an entry of `resources/messages/id.toml` (what happened, what is safe, what to do
    next); `params` fill its placeholders and never hold a NIK, NKK, name or key. `usage` marks an
    error in how the command was called (exit code 2).
    """

    def __init__(self, code: str, *, usage: bool = False, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.usage = usage
        self.params = params


class Cancelled(Exception):  # noqa: N818  (an act of the person, not an error)
    """The person asked to stop; what was under way is rolled back."""
