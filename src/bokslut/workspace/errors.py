"""What a workspace cannot do, told in the user's language."""

from __future__ import annotations

from bokslut.model.finding import Finding, Translate, untranslated


class WorkspaceError(Exception):
    """The folder is no workspace, or cannot be used as one. The template is a message id, told in
    the user's language by `message`."""

    def __init__(self, template: str, **values: object) -> None:
        """`values` fill the fields of the template."""
        self.template, self.values = template, values
        super().__init__(self.message(untranslated))

    def message(self, translate: Translate) -> str:
        """The sentence for the user."""
        told = {
            name: value.message(translate) if isinstance(value, Finding) else value
            for name, value in self.values.items()
        }
        return translate(self.template).format(**told)
