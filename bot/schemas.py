"""Importing aiogram without building all of its 400 schemas at once: each is built on first use.

aiogram rebuilds every type at import, which takes 2–5 s of CPU and 110 MB; a bot of ours uses
about thirty of them. Where aiogram's inside has changed, the import is the usual one.
"""

from typing import Any

import pydantic


def import_lazily() -> None:
    """Import aiogram's types with their schemas put off; call it before any other import of it."""
    rebuild = vars(pydantic.BaseModel)["model_rebuild"].__func__
    names: dict[str, Any] = {}

    def put_off(cls: type[pydantic.BaseModel], **options: Any) -> bool | None:
        """Keep the names the types refer to each other by; build nothing."""
        found = options.get("_types_namespace")
        if found is None or not cls.__module__.startswith("aiogram.types."):
            return rebuild(cls, **_one_frame_deeper(options))  # type: ignore[no-any-return]
        names.update(found)
        return None

    pydantic.BaseModel.model_rebuild = classmethod(put_off)  # type: ignore[method-assign, assignment, arg-type]
    try:
        import aiogram.types  # noqa: F401
    finally:
        pydantic.BaseModel.model_rebuild = classmethod(rebuild)  # type: ignore[method-assign, assignment]
    _build_on_first_use(rebuild, names)


def _build_on_first_use(rebuild: Any, names: dict[str, Any]) -> None:
    from aiogram.methods.base import Response, TelegramMethod
    from aiogram.types.base import TelegramObject

    def build(cls: type[pydantic.BaseModel], **options: Any) -> bool | None:
        here = {**names, **(options.get("_types_namespace") or {})}
        built = options | {"_types_namespace": here, "_parent_namespace_depth": 0}
        return rebuild(cls, **built)  # type: ignore[no-any-return]

    for base in (TelegramObject, TelegramMethod, Response):
        base.model_rebuild = classmethod(build)  # type: ignore[method-assign, assignment, arg-type]


def _one_frame_deeper(options: dict[str, Any]) -> dict[str, Any]:
    return options | {"_parent_namespace_depth": options.get("_parent_namespace_depth", 2) + 1}
