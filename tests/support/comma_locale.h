// A locale with decimal commas for as long as this lives, made on the spot: which ones are
// installed differs from machine to machine.
#pragma once

#include <clocale>
#include <cstdlib>
#include <locale>
#include <string>

#include "support/command.h"
#include "support/temporary_folder.h"

namespace mien::test {

class CommaLocale {
  public:
    CommaLocale() {
        write_text(folder_ / "source",
                   "comment_char %\nescape_char /\n"
                   "LC_CTYPE\ncopy \"POSIX\"\nEND LC_CTYPE\n"
                   "LC_NUMERIC\ndecimal_point \",\"\nthousands_sep \".\"\ngrouping 3;3\n"
                   "END LC_NUMERIC\n");
        run("localedef --no-archive -c -i '" + (folder_ / "source").string() + "' '" +
            (folder_ / "comma").string() + "'");
        setenv("LOCPATH", folder_.path().c_str(), 1);
        std::setlocale(LC_NUMERIC, "comma");
        std::locale::global(std::locale(before_, new Comma));
    }
    ~CommaLocale() {
        std::locale::global(before_);
        std::setlocale(LC_NUMERIC, "C");
        unsetenv("LOCPATH");
    }
    CommaLocale(const CommaLocale&) = delete;
    CommaLocale& operator=(const CommaLocale&) = delete;

    // False where localedef is missing.
    bool is_there() const { return std::string(std::localeconv()->decimal_point) == ","; }

  private:
    // The same for C++ streams.
    struct Comma : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
        char do_thousands_sep() const override { return '.'; }
        std::string do_grouping() const override { return "\3"; }
    };

    TemporaryFolder folder_;
    std::locale before_;
};

}  // namespace mien::test
