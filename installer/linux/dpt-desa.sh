#!/bin/sh
# The window, or one command of the terminal. Plugins of another Qt on this computer are not ours.
unset QT_PLUGIN_PATH QT_QPA_PLATFORM_PLUGIN_PATH
exec /usr/lib/dpt-desa/runtime/dpt-desa -B -X utf8 -m app "$@"
