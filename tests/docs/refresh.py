"""Writes the real help pages and figures into README.md. Run it when test_readme.py says so."""

import re

from tests.docs.figures import table
from tests.docs.test_readme import README, ROOT, help_page


def main() -> None:
    """Renew every page and every table."""
    renewed = re.sub(
        r"(<!-- help: ([\w ]+) -->\n```text\n).*?```",
        lambda page: f"{page.group(1)}{help_page(page.group(2))}```",
        README,
        flags=re.DOTALL,
    )
    renewed = re.sub(
        r"(<!-- figures: ([\w-]+) -->\n).*?(?=<!-- end of figures -->)",
        lambda place: f"{place.group(1)}{table(place.group(2))}",
        renewed,
        flags=re.DOTALL,
    )
    (ROOT / "README.md").write_text(renewed, encoding="utf-8")


if __name__ == "__main__":
    main()
