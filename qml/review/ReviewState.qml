import QtQuick
import Mien

// What the review page says where there is nothing to review yet.
StateCard {
    id: root

    required property Review review
    signal openAnnotation
    signal showAnnotate

    readonly property bool failed: review.state === Review.Failed
    readonly property bool loading: review.state === Review.Loading

    iconName: failed ? "warning" : "chart"
    title: failed ? qsTr("This cannot be opened") : loading ? qsTr("Opening") : qsTr("Review an annotation")
    text: {
        if (failed)
            return review.problem;
        if (loading)
            return review.progress > 0 ? qsTr("%1: %2 %").arg(review.file).arg(Math.round(review.progress * 100)) : review.file;
        return qsTr("Open an annotated video or a recorded live session: play it back with its readings, find the moments that matter, and export them.");
    }
    action: loading ? qsTr("Cancel") : qsTr("Open an annotation…")
    secondAction: failed || loading ? "" : qsTr("Annotate a video")
    onActed: loading ? review.giveUp() : openAnnotation()
    onSecondActed: showAnnotate()
}
