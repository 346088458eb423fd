#include "app/window/drop_use.h"

#include <QFileInfo>

namespace mien::app {

DropUse use_of_drop(const QList<QUrl>& dropped, const QString& page, bool reviewing) {
    const bool one = dropped.size() == 1;
    const QString first = dropped.isEmpty() ? QString() : dropped.first().toLocalFile();
    for (const char* ending : {".csv", ".json", ".csv.part"}) {
        if (one && first.endsWith(QLatin1String(ending), Qt::CaseInsensitive)) {
            return DropUse::review;
        }
    }
    const bool one_file = one && !QFileInfo(first).isDir();
    if (page == "review" && one_file && reviewing) return DropUse::video_of_review;
    const bool looking = page == "live" || page == "settings";
    return looking && one_file ? DropUse::play : DropUse::annotate;
}

}  // namespace mien::app
