"""How the live room looks: weights and slants of the terminal's own colours, so that light and dark both read."""

from prompt_toolkit.styles import Style

STYLE = Style.from_dict(
    {
        "speech": "",
        "name": "bold",
        "you": "italic",
        "sketch": "",
        "aside": "dim",
        "warning": "bold",
        "bottom-toolbar": "noreverse dim",
        "bottom-toolbar.warning": "noreverse nodim bold",
    }
)
