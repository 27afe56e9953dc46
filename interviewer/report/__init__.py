"""A debrief made readable: on a terminal, as Markdown, as one page of HTML. Marks nothing and asks no model."""
