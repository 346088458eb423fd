#include "app/train/tool.h"

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QSignalBlocker>

#include "app/parts/message.h"
#include "app/parts/shown_path.h"

namespace mien::app {

namespace {

constexpr int kPatience_ms = 1000;

// What it complained about last; of one that failed, else the last that it said at all: a usage
// error has no mark, and a pointer to --help behind it.
QString complaint_in(const QString& output, bool failed) {
    const QString mark = QStringLiteral("mienctl: ");
    QString marked;
    QString last;
    for (const QString& line : output.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        if (line.startsWith(mark)) {
            marked = line.mid(mark.size());
        } else if (!line.trimmed().isEmpty() &&
                   !line.startsWith(QLatin1String("Run with --help"))) {
            last = line.trimmed();
        }
    }
    if (marked.isEmpty() && failed) marked = last;
    return marked.isEmpty() ? marked : as_sentence(marked);
}

}  // namespace

Tool::Tool(const QString& program, QObject* parent) : QObject(parent) {
    process_.setProgram(program.isEmpty()
                            ? QCoreApplication::applicationDirPath() + QStringLiteral("/mienctl")
                            : program);
    process_.setChildProcessModifier([] {
        prctl(PR_SET_PDEATHSIG, SIGTERM);  // should the window end without a word
        static_cast<void>(nice(5));        // the window comes first
    });
    connect(&process_, &QProcess::readyReadStandardOutput, this, &Tool::told);
    connect(&process_, &QProcess::finished, this, &Tool::take_end);
    connect(&process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) take_end();
    });
}

Tool::~Tool() {
    process_.disconnect(this);
    if (!running()) return;
    process_.terminate();
    if (!process_.waitForFinished(kPatience_ms)) end();
}

void Tool::start(const QStringList& arguments) {
    problem_.clear();
    process_.setArguments(arguments);
    process_.start();
}

void Tool::stop() {
    process_.terminate();
}

void Tool::end() {
    const QSignalBlocker silent(&process_);
    process_.kill();
    process_.waitForFinished(kPatience_ms);
}

QByteArray Tool::read_line() {
    return process_.canReadLine() ? process_.readLine() : QByteArray();
}

void Tool::take_end() {
    const QString said = QString::fromUtf8(process_.readAllStandardError());
    if (process_.error() == QProcess::FailedToStart) {
        problem_ = tr("%1 cannot be started; install Mien again.").arg(shown_path(program()));
    } else if (process_.exitStatus() == QProcess::CrashExit) {
        problem_ = tr("The work was cut off; the memory may have run out.");
    } else {
        const bool failed = process_.exitCode() != 0;
        problem_ = complaint_in(said, failed);
        if (problem_.isEmpty() && failed) problem_ = tr("The work ended without a word.");
    }
    Q_EMIT ended();
}

}  // namespace mien::app
