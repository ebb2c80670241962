"""Run by a Python that has UNO: what LibreOffice's own LanguageTool client finds in a text.

usage: libreoffice_client.py PROFILE BASE_URL LANGUAGE COUNTRY TEXT
"""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys
import time
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]
from com.sun.star.lang import Locale  # type: ignore[import-not-found]

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool">
<prop oor:name="BaseURL" oor:op="fuse"><value>{address}</value></prop>
<prop oor:name="IsEnabled" oor:op="fuse"><value>true</value></prop></item>
</oor:items>"""


def main(profile: str, address: str, language: str, country: str, text: str) -> None:
    folder = pathlib.Path(profile)
    (folder / "user").mkdir(parents=True)
    settings = SETTINGS.format(address=address)
    (folder / "user/registrymodifications.xcu").write_text(settings, encoding="utf-8")
    pipe = f"glossary-kit-{folder.parent.name}"
    office = subprocess.Popen(
        [
            "soffice",
            "--headless",
            "--norestore",
            f"-env:UserInstallation={folder.as_uri()}",
            f"--accept=pipe,name={pipe};urp",
        ]
    )
    try:
        context = connected(pipe)
        checker = context.ServiceManager.createInstanceWithContext(
            "org.openoffice.lingu.LanguageToolGrammarChecker", context
        )
        locale = Locale(language, country, "")
        found = checker.doProofreading("1", text, locale, 0, len(text), ())
        errors = [
            {
                "start": error.nErrorStart,
                "length": error.nErrorLength,
                "full": error.aFullComment,
                "short": error.aShortComment,
                "suggestions": list(error.aSuggestions),
            }
            for error in found.aErrors
        ]
        print(json.dumps({"knows": bool(checker.hasLocale(locale)), "errors": errors}))
    finally:
        office.terminate()
        office.wait(30)


def connected(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("LibreOffice did not start")


main(*sys.argv[1:])
