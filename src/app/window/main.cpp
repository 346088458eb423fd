// mien: the window.
#include <QFont>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "app/window/command_line.h"
#include "app/window/language.h"
#include "app/window/renderer.h"
#include "app/window/statistics_log.h"
#include "app/window/window_grab.h"
#include "app/window/workbench.h"

namespace {

// The window, from its beginning to its end.
int show_window(int argc, char** argv, const mien::app::CommandLine& line) {
    using namespace mien::app;
    const QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationDisplayName("Mien");
    // By which the desktop knows whose window this is: its icon and its name.
    QGuiApplication::setDesktopFileName(MIEN_APP_ID);
    QGuiApplication::setFont(QFont(QStringList{"Inter", QGuiApplication::font().family()}));
    QQuickStyle::setStyle("Fusion");
    choose_renderer();
    use_language(stored_language());

    Workbench workbench(line.wishes);
    QQmlApplicationEngine engine;
    engine.setInitialProperties({{"bench", QVariant::fromValue(&workbench)}});
    engine.load(QUrl("qrc:/Mien/Main.qml"));
    if (engine.rootObjects().isEmpty()) return 1;
    if (line.statistics) log_statistics(&workbench);
    if (!line.grab.isEmpty()) {
        grab_later(qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst()),
                   line.wishes.page == "live" ? workbench.live()->feed() : nullptr, line.grab,
                   line.grab_after_s);
    }
    return QGuiApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
    using namespace mien::app;
    QCoreApplication::setOrganizationName("mien");
    QCoreApplication::setApplicationName("mien");
    QCoreApplication::setApplicationVersion(MIEN_VERSION);

    QStringList arguments;
    for (int i = 0; i < argc; ++i) arguments << QString::fromLocal8Bit(argv[i]);
    const CommandLine line = parse_command_line(arguments);
    if (line.exit) {  // before there is a window: works without a display
        std::fputs(qPrintable(line.message), *line.exit == 0 ? stdout : stderr);
        return *line.exit;
    }

    std::signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files (ulimit -f) is an error
    const int status = show_window(argc, argv, line);
    // Everything is written and closed by now. Leaving by exit() would wait for a checkpoint that
    // is still being loaded, and take LibTorch apart library by library.
    std::fflush(nullptr);
    std::_Exit(status);
}
