"""The browser of this machine, for the tests and the benchmarks."""

import os
import shutil

PATIENCE = 60_000
"""Milliseconds to wait for what a page should do: a shared machine may be slow, and what is right is there sooner."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# What the window around a page would load takes as long as the page. The switch takes the place of Playwright's own,
# so the features that matter of that one are named again.
UNUSED = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AimEnabled",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
    "Translate",
)
# Chromium's own errands (updates, sync, translation) would be noise in a test that nothing leaves the host.
FLAGS = [
    f"--disable-features={','.join(UNUSED)}",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def chromium():
    """Return the path of Chromium."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise FileNotFoundError(
            f"no browser found (looked for {', '.join(NAMES)}); install Chromium: on Debian or Ubuntu, "
            "apt-get install chromium; on a Mac, brew install --cask chromium"
        )
    return found


def flags():
    """Return what to start it with; as root, as in a container, it has no sandbox to start."""
    root = os.name == "posix" and os.geteuid() == 0
    return [*FLAGS, "--no-sandbox"] if root else FLAGS
