"""DPT Desa: the offline program for village-head election voter lists."""

__version__ = "0.1.0"
