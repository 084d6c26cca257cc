/* Starts DPT Desa: loads the Python that lies beside it and runs start.py. Built twice, with and without a console.
 *
 * WINDOW is defined for the one that a double click starts. `program\runtime` is looked for beside the exe
 * ("DPT Desa.exe") or `runtime` itself (program\dpt-desa.exe), never on the PATH.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define LONGEST 32768

typedef int (*py_main)(int, wchar_t **);

static wchar_t folder[LONGEST];

static const wchar_t *PLACES[] = {L"program\\runtime", L"runtime"};

static int fail(const wchar_t *words)
{
#ifdef WINDOW
    MessageBoxW(NULL, words, L"DPT Desa", MB_OK | MB_ICONERROR);
#else
    DWORD written;
    HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
    if (!WriteConsoleW(out, words, (DWORD)wcslen(words), &written, NULL)) {
        char bytes[4 * 512];
        int size = WideCharToMultiByte(CP_UTF8, 0, words, -1, bytes, sizeof bytes, NULL, NULL);
        if (size > 0)
            WriteFile(out, bytes, (DWORD)(size - 1), &written, NULL);
    }
#endif
    return 3;
}

/* Everything that the program loads lies in its own folders: nothing from the working folder or the PATH. */
static HMODULE load_python(void)
{
    wchar_t file[LONGEST];
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        if (swprintf(file, LONGEST, L"%ls%ls\\" PYTHON_DLL, folder, PLACES[i]) < 0)
            continue;
        HMODULE found = LoadLibraryExW(file, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
        if (found)
            return found;
    }
    return NULL;
}

static int run(int count, wchar_t **words)
{
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
    if (length == 0 || length >= LONGEST)
        return fail(L"Folder program tidak terbaca.\r\n");
    wcsrchr(folder, L'\\')[1] = 0;
    SetErrorMode(SEM_FAILCRITICALERRORS);
    SetDllDirectoryW(L"");
    HMODULE python = load_python();
    py_main start = python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!start)
        return fail(L"Program tidak lengkap: folder \"program\" tidak ditemukan di sebelah program ini.\r\n\r\n"
                    L"Bila dari ZIP: ekstrak dahulu seluruh isinya, lalu buka dari hasil ekstrak.\r\n"
                    L"Bila dari pemasang: jalankan pemasang sekali lagi. Data tidak tersentuh.\r\n");
    wchar_t **all = calloc((size_t)count + 5, sizeof *all);
    if (!all)
        return fail(L"Memori komputer tidak cukup.\r\n");
    wchar_t *own[] = {words[0], L"-X", L"utf8", L"-m", L"start"};
    memcpy(all, own, sizeof own);
    memcpy(all + 5, words + 1, (size_t)(count - 1) * sizeof *all);
    return start(count + 4, all);
}

#ifdef WINDOW
int WINAPI wWinMain(HINSTANCE a, HINSTANCE b, PWSTR c, int d)
{
    (void)a, (void)b, (void)c, (void)d;
    return run(__argc, __wargv);
}
#else
int wmain(int count, wchar_t **words)
{
    return run(count, words);
}
#endif
