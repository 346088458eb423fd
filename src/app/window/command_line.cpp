#include "app/window/command_line.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

#include "mien/frame_source.h"

namespace mien::app {

namespace {

// English in every language, as scripts and searches want it.
QString words(const char* text) {
    return QString::fromUtf8(text);
}

CommandLine wrong(QString what) {
    if (what.endsWith('.')) what.chop(1);  // Qt's own sentences
    CommandLine line;
    line.exit = 2;
    line.message = QStringLiteral("mien: %1; see mien --help\n").arg(what);
    return line;
}

CommandLine told(const QString& text) {
    CommandLine line;
    line.exit = 0;
    line.message = text;
    return line;
}

}  // namespace

CommandLine parse_command_line(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        words("Reads facial expression live from a camera or a video, on your own machine."));
    parser.addPositionalArgument("FILE", words("a video, picture or address to read live"),
                                 "[FILE...]");
    const QCommandLineOption help({"h", "help"}, words("show this text"));
    const QCommandLineOption version({"v", "version"}, words("show the version"));
    const QCommandLineOption camera("camera", words("open the camera of this name"), "NAME");
    const QCommandLineOption source("source", words("read this address, such as rtsp://..."),
                                    "URL");
    const QCommandLineOption checkpoint("checkpoint", words("use this checkpoint (name or file)"),
                                        "NAME");
    const QCommandLineOption annotate(
        "annotate", words("annotate the FILEs, which may be folders, from beginning to end"));
    const QCommandLineOption review(
        "review",
        words("review FILE, an annotation (.csv) of a video or a live session, or compare two "
              "of the same video"));
    const QCommandLineOption grab("grab", words("save a picture of the window, then quit"), "FILE");
    const QCommandLineOption grab_after(
        "grab-after", words("seconds from the first picture to --grab (3 if not given)"),
        "SECONDS");
    const QCommandLineOption statistics(
        "statistics", words("print rates, latency and skipped frames every second"));
    parser.addOptions({help, version, camera, source, checkpoint, annotate, review, statistics,
                       grab, grab_after});

    if (!parser.parse(arguments)) return wrong(parser.errorText());
    if (parser.isSet(help)) {
        // Qt knows the program's name only once there is an application.
        static const QRegularExpression program("^Usage: \\S+");
        return told(parser.helpText().replace(program, "Usage: mien"));
    }
    if (parser.isSet(version)) {
        return told(QStringLiteral("mien %1\n").arg(QCoreApplication::applicationVersion()));
    }
    CommandLine line;
    line.wishes.camera = parser.value(camera);
    line.wishes.checkpoint = parser.value(checkpoint);
    QStringList files;
    for (const QString& file : parser.positionalArguments()) {
        files << (is_url(file.toStdString()) ? file : QFileInfo(file).absoluteFilePath());
    }
    const bool not_live = parser.isSet(annotate) || parser.isSet(review);
    if (parser.isSet(annotate) && parser.isSet(review)) {
        return wrong(words("give --annotate or --review, only one of them"));
    }
    if (!parser.isSet(annotate) && files.size() > (parser.isSet(review) ? 2 : 1)) {
        return wrong(parser.isSet(review) ? words("no more than two annotations can be compared")
                                          : words("only one video can be read at a time"));
    }
    if ((!not_live && !files.isEmpty()) + parser.isSet(camera) + parser.isSet(source) > 1) {
        return wrong(words("give a video, --camera or --source, only one of them"));
    }
    if (parser.isSet(annotate)) {
        line.wishes.page = "annotate";
        line.wishes.annotate = files;
    } else if (parser.isSet(review)) {
        line.wishes.page = "review";
        line.wishes.review = files.value(0);
        line.wishes.compare = files.value(1);
    }
    line.wishes.media = not_live || files.isEmpty() ? parser.value(source) : files.first();
    if (!line.wishes.media.isEmpty() && !is_url(line.wishes.media.toStdString())) {
        line.wishes.media = QFileInfo(line.wishes.media).absoluteFilePath();
    }
    line.statistics = parser.isSet(statistics);
    line.grab = parser.value(grab);
    line.wishes.tour = line.grab.isEmpty();
    if (parser.isSet(grab_after)) {
        bool number = false;
        line.grab_after_s = parser.value(grab_after).toDouble(&number);
        if (!number || line.grab_after_s < 0) {
            return wrong(words("--grab-after needs a number of seconds, not '%1'")
                             .arg(parser.value(grab_after)));
        }
    }
    return line;
}

}  // namespace mien::app
