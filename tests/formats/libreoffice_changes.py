"""Run by the Python of LibreOffice: accepts or rejects all tracked changes of a document.

python3 libreoffice_changes.py accept|reject SOURCE TARGET PROFILE
"""

from __future__ import annotations

import subprocess
import sys
import time
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def desktop(pipe: str) -> tuple[Any, Any]:
    """The context and the desktop of the LibreOffice that listens at `pipe`."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(120):
        try:
            url = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
            context = resolver.resolve(url)
            manager = context.ServiceManager
            return context, manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:  # noqa: BLE001  UNO has no kind for “not yet”
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


def change(what: str, source: str, target: str, pipe: str) -> None:
    context, desk = desktop(pipe)
    document = desk.loadComponentFromURL(source, "_blank", 0, ())
    dispatcher = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.DispatchHelper", context
    )
    frame = document.CurrentController.Frame
    dispatcher.executeDispatch(frame, COMMANDS[what], "", 0, ())
    filter_name = PropertyValue()
    filter_name.Name, filter_name.Value = "FilterName", "MS Word 2007 XML"
    document.storeToURL(target, (filter_name,))
    document.close(True)


if __name__ == "__main__":
    what, source, target, profile = sys.argv[1:]
    pipe = f"changes{abs(hash(profile))}"
    office = subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            f"--accept=pipe,name={pipe};urp;",
        ]
    )
    try:
        change(what, source, target, pipe)
    finally:
        office.terminate()
        office.wait(60)
