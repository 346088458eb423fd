// Saves a picture of the window and ends the program: for the README's pictures and for tests.
#pragma once

#include <QQuickWindow>
#include <QString>

#include "app/parts/frame_feed.h"

namespace mien::app {

// Counts from the first picture of `feed`, or from 5 seconds if none comes; from now where `feed`
// is null. The program's exit status is 1 where `file` cannot be written.
void grab_later(QQuickWindow* window, FrameFeed* feed, const QString& file, double after_s);

}  // namespace mien::app
