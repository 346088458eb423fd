#include "app/parts/gui_calls.h"

#include <QtTest>
#include <memory>
#include <thread>

#include "app/app_test.h"

using mien::app::GuiCalls;

class GuiCallsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void runs_in_the_gui_thread_and_in_order() {
        GuiCalls calls;
        QList<int> ran;
        QList<QThread*> where;
        std::thread([&] {
            for (int i = 0; i < 3; ++i) {
                calls.post([&ran, &where, i] {
                    ran << i;
                    where << QThread::currentThread();
                });
            }
        }).join();
        QVERIFY(ran.isEmpty());  // nothing runs before its turn
        QTRY_COMPARE(ran, (QList<int>{0, 1, 2}));
        QCOMPARE(where, QList<QThread*>(3, QThread::currentThread()));
    }

    void an_answer_to_an_older_question_is_dropped() {
        GuiCalls calls;
        QStringList ran;
        const quint64 first = calls.renew();
        const quint64 second = first + 1;
        std::thread([&] { calls.post(first, [&] { ran << "in time"; }); }).join();
        QTRY_COMPARE(ran, QStringList{"in time"});

        std::thread([&] {
            calls.post(first, [&] { ran << "late"; });
            calls.post(second, [&] { ran << "of the next"; });
            calls.post([&] { ran << "of any"; });
        }).join();
        QCOMPARE(calls.renew(), second);
        QTRY_COMPARE(ran, (QStringList{"in time", "of the next", "of any"}));

        calls.set_generation(40);
        calls.post(40, [&] { ran << "counted by another"; });
        calls.post(second, [&] { ran << "late"; });
        QTRY_COMPARE(ran.last(), "counted by another");
        QCoreApplication::processEvents();
        QVERIFY(!ran.contains("late"));
    }

    void nothing_runs_once_the_owner_is_gone() {
        auto calls = std::make_unique<GuiCalls>();
        const GuiCalls::Line line = calls->line();
        bool ran = false;
        QVERIFY(line.post([&] { ran = true; }));
        calls.reset();
        std::thread([&] {
            QVERIFY(!line.post([&] { ran = true; }));
            QVERIFY(!line.post(0, [&] { ran = true; }));
        }).join();
        QCoreApplication::processEvents();
        QVERIFY(!ran);
    }

    // ThreadSanitizer and AddressSanitizer have something to find here, were there something.
    void the_owner_may_go_while_others_post() {
        for (int round = 0; round < 50; ++round) {
            auto calls = std::make_unique<GuiCalls>();
            auto counter = std::make_unique<int>(0);
            std::thread other([line = calls->line(), counter = counter.get()] {
                while (line.post([counter] { ++*counter; })) {
                }
            });
            QTRY_VERIFY(*counter > 0);
            calls.reset();
            counter.reset();
            QCoreApplication::processEvents();
            other.join();
        }
    }
};

MIEN_APP_TEST(GuiCallsTest)
#include "gui_calls_test.moc"
