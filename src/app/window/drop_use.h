// What whoever drops files on the window expects to happen with them.
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace mien::app {

enum class DropUse { play, annotate, review, video_of_review };

// One video is played where one looks at pictures live; folders and several files are annotated; an
// annotation is reviewed wherever it is dropped. `page`: "live", "annotate", "review", "settings".
// `reviewing`: an annotation is open, to which a dropped video may belong.
DropUse use_of_drop(const QList<QUrl>& dropped, const QString& page, bool reviewing);

}  // namespace mien::app
