"""Writes the real help pages into README.md. Run it when test_readme.py says so."""

import re

from tests.docs.test_readme import README, ROOT, help_page


def main() -> None:
    """Renew every page."""
    renewed = re.sub(
        r"(<!-- help: (\w+) -->\n```text\n).*?```",
        lambda page: f"{page.group(1)}{help_page(page.group(2))}```",
        README,
        flags=re.DOTALL,
    )
    (ROOT / "README.md").write_text(renewed, encoding="utf-8")


if __name__ == "__main__":
    main()
