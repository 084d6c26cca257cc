"""KPU's window: one file a page, as in `desa/`."""
