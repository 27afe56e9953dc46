"""The language models, behind one port. The only room that knows `openai` and `tenacity`.

Import what you need from its module: `port` is cheap; `openai_chat` costs half a second, so import it
where a remote model is really used. This file imports nothing on purpose.
"""
