#include "tests/support/faulty_vfs.h"

#include <signal.h>
#include <sqlite3.h>
#include <unistd.h>

#include <atomic>

namespace anomalyst::test
{

namespace
{

std::atomic<Fault> theFault = Fault::None;
std::atomic<std::uint64_t> theFaultAt = 0;
std::atomic<std::uint64_t> theChanges = 0;

struct FaultyFile {
    sqlite3_file base;
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

sqlite3_file *real(sqlite3_file *file)
{
    return reinterpret_cast<FaultyFile *>(file)->real();
}

sqlite3_vfs *realVfs(sqlite3_vfs *vfs)
{
    return static_cast<sqlite3_vfs *>(vfs->pAppData);
}

// What becomes of the next change; SQLITE_OK: it is made.
int nextChange(int failure)
{
    if (++theChanges < theFaultAt)
        return SQLITE_OK;
    switch (theFault) {
    case Fault::Kill:
        ::kill(::getpid(), SIGKILL);
        break;
    case Fault::Full:
        return SQLITE_FULL;
    case Fault::Error:
        return failure;
    case Fault::None:
        break;
    }
    return SQLITE_OK;
}

int closeFile(sqlite3_file *file)
{
    return real(file)->pMethods->xClose(real(file));
}

int readFile(sqlite3_file *file, void *data, int bytes, sqlite3_int64 offset)
{
    return real(file)->pMethods->xRead(real(file), data, bytes, offset);
}

int writeFile(sqlite3_file *file, const void *data, int bytes, sqlite3_int64 offset)
{
    const int fault = nextChange(SQLITE_IOERR_WRITE);
    return fault != SQLITE_OK ? fault : real(file)->pMethods->xWrite(real(file), data, bytes, offset);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    const int fault = theFault == Fault::Full ? SQLITE_OK : nextChange(SQLITE_IOERR_TRUNCATE);
    return fault != SQLITE_OK ? fault : real(file)->pMethods->xTruncate(real(file), size);
}

// Only counted: it takes time, and a process that dies takes nothing along that it has written.
int syncFile(sqlite3_file *, int)
{
    return theFault == Fault::Full ? SQLITE_OK : nextChange(SQLITE_IOERR_FSYNC);
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}

int lockFile(sqlite3_file *file, int lock)
{
    return real(file)->pMethods->xLock(real(file), lock);
}

int unlockFile(sqlite3_file *file, int lock)
{
    return real(file)->pMethods->xUnlock(real(file), lock);
}

int checkReservedLock(sqlite3_file *file, int *isReserved)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), isReserved);
}

int controlFile(sqlite3_file *file, int operation, void *argument)
{
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

int sectorSize(sqlite3_file *file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}

int deviceCharacteristics(sqlite3_file *file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

const sqlite3_io_methods kMethods = {.iVersion = 1, // rollback journals need no more
                                     .xClose = closeFile,
                                     .xRead = readFile,
                                     .xWrite = writeFile,
                                     .xTruncate = truncateFile,
                                     .xSync = syncFile,
                                     .xFileSize = fileSize,
                                     .xLock = lockFile,
                                     .xUnlock = unlockFile,
                                     .xCheckReservedLock = checkReservedLock,
                                     .xFileControl = controlFile,
                                     .xSectorSize = sectorSize,
                                     .xDeviceCharacteristics = deviceCharacteristics,
                                     .xShmMap = nullptr,
                                     .xShmLock = nullptr,
                                     .xShmBarrier = nullptr,
                                     .xShmUnmap = nullptr,
                                     .xFetch = nullptr,
                                     .xUnfetch = nullptr};

int openFile(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    const int code = realVfs(vfs)->xOpen(realVfs(vfs), name, real(file), flags, outFlags);
    file->pMethods = real(file)->pMethods != nullptr ? &kMethods : nullptr;
    return code;
}

int removeFile(sqlite3_vfs *vfs, const char *name, int)
{
    const int fault = theFault == Fault::Full ? SQLITE_OK : nextChange(SQLITE_IOERR_DELETE);
    return fault != SQLITE_OK ? fault : realVfs(vfs)->xDelete(realVfs(vfs), name, 0);
}

} // namespace

void useFaultyDisk()
{
    static sqlite3_vfs disk = [] {
        sqlite3_vfs *underneath = sqlite3_vfs_find(nullptr);
        sqlite3_vfs vfs = *underneath; // whose other functions are asked for themselves, with this one
        vfs.zName = "faulty";
        vfs.pAppData = underneath;
        vfs.szOsFile += static_cast<int>(sizeof(FaultyFile));
        vfs.xOpen = openFile;
        vfs.xDelete = removeFile;
        return vfs;
    }();
    sqlite3_vfs_register(&disk, 1);
}

void setFault(Fault fault, std::uint64_t at)
{
    theFault = Fault::None;
    theChanges = 0;
    theFaultAt = at;
    theFault = fault;
}

std::uint64_t changesSinceFaultWasSet()
{
    return theChanges;
}

} // namespace anomalyst::test
