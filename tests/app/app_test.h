// Enters a QTest class under the name of its file into the one program of the app's tests.
#pragma once

#include <QObject>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace mien::test {

using AppTest = std::function<std::unique_ptr<QObject>()>;

std::map<std::string, AppTest>& app_tests();

template <class Test>
bool enter_app_test(const std::filesystem::path& file) {
    std::string name = file.stem().string();
    name.resize(name.rfind("_test"));
    return app_tests().emplace(name, [] { return std::make_unique<Test>(); }).second;
}

}  // namespace mien::test

#define MIEN_APP_TEST(Test) \
    static const bool entered##Test = mien::test::enter_app_test<Test>(__FILE__);
