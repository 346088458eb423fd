// All tests of the app's objects in one program, which runs one file of them at a time:
// mien_app_tests NAME [QTest's options], NAME being that of the file without "_test.cpp".
#include <QGuiApplication>
#include <QTest>
#include <iostream>

#include "app/app_test.h"

namespace mien::test {

std::map<std::string, AppTest>& app_tests() {
    static std::map<std::string, AppTest> tests;
    return tests;
}

}  // namespace mien::test

int main(int argc, char** argv) {
    const auto& tests = mien::test::app_tests();
    const auto chosen = argc > 1 ? tests.find(argv[1]) : tests.end();
    if (chosen == tests.end()) {
        std::cerr << "usage: mien_app_tests NAME [OPTION...], NAME one of";
        for (const auto& [name, make] : tests) std::cerr << ' ' << name;
        std::cerr << '\n';
        return 2;
    }
    const QGuiApplication application(argc, argv);
    const std::unique_ptr<QObject> test = chosen->second();
    return QTest::qExec(test.get(), argc - 1, argv + 1);
}
