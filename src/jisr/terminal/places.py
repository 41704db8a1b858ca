"""Where things lie: the data folder of this installation, its cache, and what `serve` keeps."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT / "data"
CACHE = ROOT / ".cache"
KEPT = ROOT / "var"
