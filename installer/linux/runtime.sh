#!/bin/sh
# Builds Python for every Linux since glibc 2.31: run inside a Debian 11, sources unpacked in /build.
# One program with all its modules in it; only zlib stays the system's. No OpenSSL (cryptography brings its own), no
# SQLite (sqlcipher3 is it), no bz2, lzma, Tk, curses: nothing here asks for them.
set -eu
export SOURCE_DATE_EPOCH=1767225600 # what Python says about its own build; one source, one program
export MAKEFLAGS=-j2 CFLAGS="-ffile-prefix-map=/build=." PKG_CONFIG_PATH=/build/ffi/lib/pkgconfig MODULE_BUILDTYPE=static

cd /build/libffi-*
./configure --prefix=/build/ffi --disable-shared --enable-static --disable-docs --disable-multi-os-directory
make
make install

off=
for module in _ssl _hashlib _sqlite3 _tkinter _curses _curses_panel readline _dbm _gdbm _bz2 _lzma _uuid; do
    off="$off py_cv_module_$module=n/a"
done
mkdir /build/python
cd /build/python
../Python-*/configure --prefix=/runtime --disable-test-modules --without-ensurepip --without-doc-strings \
    --without-readline $off
make
make altbininstall DESTDIR=/build/out
mkdir -p /build/out/runtime/lib
cp -R ../Python-*/Lib /build/out/runtime/lib/python3.13
strip --strip-all /build/out/runtime/bin/python3.??
