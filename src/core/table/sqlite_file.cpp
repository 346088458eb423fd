#include "core/table/sqlite_file.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <mutex>
#include <set>
#include <system_error>
#include <utility>

#include "base/atomic_file.h"
#include "base/text.h"
#include "mien/error.h"

namespace mien {

namespace {

// The one file of a database. SQLite calls this from C: nothing may be thrown.
struct OneFile {
    explicit OneFile(std::filesystem::path path) : file(std::move(path)) {}

    AtomicFile file;
    std::uint64_t size = 0;
    std::error_code problem;  // the first
};

struct Handle {
    sqlite3_file base;  // first: SQLite knows the handle by it
    OneFile* file;
};

thread_local OneFile* to_open = nullptr;  // by sqlite3_open_v2(), which calls open() within itself

OneFile& file_of(sqlite3_file* handle) {
    return *reinterpret_cast<Handle*>(handle)->file;
}

int noted(OneFile& one, const std::error_code& error, int code) {
    if (!error) return SQLITE_OK;
    if (!one.problem) one.problem = error;
    return code;
}

int read_bytes(sqlite3_file* handle, void* to, int count, sqlite3_int64 offset) {
    OneFile& one = file_of(handle);
    std::size_t read = 0;
    const auto wanted = static_cast<std::size_t>(count);
    const std::error_code error =
        one.file.read_at(static_cast<std::uint64_t>(offset), static_cast<char*>(to), wanted, read);
    if (error) return noted(one, error, SQLITE_IOERR_READ);
    if (read == wanted) return SQLITE_OK;
    std::memset(static_cast<char*>(to) + read, 0, wanted - read);  // as SQLite asks
    return SQLITE_IOERR_SHORT_READ;
}

int write_bytes(sqlite3_file* handle, const void* from, int count, sqlite3_int64 offset) {
    OneFile& one = file_of(handle);
    const std::string_view bytes(static_cast<const char*>(from), static_cast<std::size_t>(count));
    const auto begin = static_cast<std::uint64_t>(offset);
    one.size = std::max(one.size, begin + bytes.size());
    return noted(one, one.file.write_at(begin, bytes), SQLITE_IOERR_WRITE);
}

int file_size(sqlite3_file* handle, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(file_of(handle).size);
    return SQLITE_OK;
}

const sqlite3_io_methods& methods() {
    static const sqlite3_io_methods all = [] {
        sqlite3_io_methods m{};
        m.iVersion = 1;
        m.xClose = [](sqlite3_file*) { return SQLITE_OK; };
        m.xRead = read_bytes;
        m.xWrite = write_bytes;
        m.xTruncate = [](sqlite3_file*, sqlite3_int64) { return SQLITE_IOERR_TRUNCATE; };
        m.xSync = [](sqlite3_file*, int) { return SQLITE_OK; };  // AtomicFile does, at the end
        m.xFileSize = file_size;
        m.xLock = [](sqlite3_file*, int) { return SQLITE_OK; };
        m.xUnlock = [](sqlite3_file*, int) { return SQLITE_OK; };
        m.xCheckReservedLock = [](sqlite3_file*, int* held) { return *held = 0, SQLITE_OK; };
        m.xFileControl = [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; };
        m.xSectorSize = [](sqlite3_file*) { return 4096; };
        m.xDeviceCharacteristics = [](sqlite3_file*) { return 0; };
        return m;
    }();
    return all;
}

int open_one(sqlite3_vfs*, const char*, sqlite3_file* handle, int flags, int* out_flags) {
    handle->pMethods = nullptr;
    if (!to_open || (flags & SQLITE_OPEN_MAIN_DB) == 0) return SQLITE_CANTOPEN;
    reinterpret_cast<Handle*>(handle)->file = std::exchange(to_open, nullptr);
    handle->pMethods = &methods();
    if (out_flags) *out_flags = flags;
    return SQLITE_OK;
}

// Time and chance are the system's; of files there is none but the one above.
const char* file_system_name() {
    static sqlite3_vfs vfs;
    static std::once_flag once;
    std::call_once(once, [] {
        sqlite3_initialize();
        vfs = *sqlite3_vfs_find(nullptr);
        vfs.iVersion = 1;
        vfs.szOsFile = sizeof(Handle);
        vfs.pNext = nullptr;
        vfs.zName = "mien";
        vfs.xOpen = open_one;
        vfs.xDelete = [](sqlite3_vfs*, const char*, int) { return SQLITE_OK; };
        vfs.xAccess = [](sqlite3_vfs*, const char*, int, int* there) {
            return *there = 0, SQLITE_OK;
        };
        vfs.xFullPathname = [](sqlite3_vfs*, const char* name, int count, char* to) {
            sqlite3_snprintf(count, to, "%s", name);
            return SQLITE_OK;
        };
        sqlite3_vfs_register(&vfs, 0);
    });
    return vfs.zName;
}

std::string quoted_name(const std::string& name) {
    std::string text = "\"";
    for (const char c : name) text += c == '"' ? "\"\"" : std::string(1, c);
    return text + '"';
}

std::string sql_of(const std::string& table, const std::vector<TableColumn>& columns) {
    std::string sql = "CREATE TABLE " + quoted_name(table) + " (";
    std::set<std::string> taken;
    const char* comma = "";
    for (const TableColumn& column : columns) {
        const char* type = column.type == CellType::integer ? " INTEGER"
                           : column.type == CellType::real  ? " REAL"
                                                            : " TEXT";
        std::string name = printable(column.name);
        for (int number = 2; !taken.insert(fold_case(name)).second; ++number) {
            name = printable(column.name) + "_" + std::to_string(number);
        }
        sql += comma + quoted_name(name) + type;
        comma = ", ";
    }
    return sql + ")";
}

}  // namespace

struct SqliteFile::Impl {
    explicit Impl(std::filesystem::path to) : path(std::move(to)), file(path) {}
    ~Impl() { close(); }

    void close() {
        for (sqlite3_stmt* one : inserts) sqlite3_finalize(one);
        inserts.clear();
        sqlite3_close(std::exchange(database, nullptr));
    }

    void check(int code) {
        if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
        if (file.problem) throw write_error(path, file.problem);
        throw Error("cannot write " + path.string() + ": SQLite says '" +
                    (database ? sqlite3_errmsg(database) : sqlite3_errstr(code)) + "'");
    }

    void run(const std::string& sql) {
        check(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr));
    }

    std::filesystem::path path;
    OneFile file;
    sqlite3* database = nullptr;
    std::vector<sqlite3_stmt*> inserts;  // by table
};

SqliteFile::SqliteFile(std::filesystem::path path)
    : impl_(std::make_unique<Impl>(std::move(path))) {
    to_open = &impl_->file;
    const int opened =
        sqlite3_open_v2("database", &impl_->database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                        file_system_name());
    to_open = nullptr;
    impl_->check(opened);
    impl_->run(
        "PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; "
        "PRAGMA temp_store = MEMORY; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -8192; "
        "BEGIN");
}

SqliteFile::~SqliteFile() = default;

std::size_t SqliteFile::add_table(const std::string& name,
                                  const std::vector<TableColumn>& columns) {
    impl_->run(sql_of(name, columns));
    std::string insert = "INSERT INTO " + quoted_name(name) + " VALUES (";
    for (std::size_t i = 0; i < columns.size(); ++i) insert += i == 0 ? "?" : ",?";
    impl_->inserts.push_back(nullptr);
    impl_->check(sqlite3_prepare_v2(impl_->database, (insert + ")").c_str(), -1,
                                    &impl_->inserts.back(), nullptr));
    return impl_->inserts.size() - 1;
}

void SqliteFile::set(std::size_t table, std::size_t column, std::int64_t value) {
    impl_->check(sqlite3_bind_int64(impl_->inserts.at(table), static_cast<int>(column) + 1, value));
}

void SqliteFile::set(std::size_t table, std::size_t column, double value) {
    impl_->check(
        sqlite3_bind_double(impl_->inserts.at(table), static_cast<int>(column) + 1, value));
}

void SqliteFile::set(std::size_t table, std::size_t column, std::string_view value) {
    impl_->check(sqlite3_bind_text(impl_->inserts.at(table), static_cast<int>(column) + 1,
                                   value.data(), static_cast<int>(value.size()), SQLITE_STATIC));
}

void SqliteFile::add_row(std::size_t table) {
    sqlite3_stmt* insert = impl_->inserts.at(table);
    const int done = sqlite3_step(insert);
    sqlite3_reset(insert);
    impl_->check(done);
    sqlite3_clear_bindings(insert);
}

void SqliteFile::commit() {
    impl_->run("COMMIT");
    impl_->close();
    impl_->file.file.commit();
}

}  // namespace mien
