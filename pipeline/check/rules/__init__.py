"""The rules, a package per family; importing this package imports every module in it, which fills the catalogue."""

from importlib import import_module
from pkgutil import walk_packages

for _module in walk_packages(__path__, f"{__name__}."):
    import_module(_module.name)
