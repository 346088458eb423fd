import QtQuick
import Mien

// What the program answers, on pages that have no notice of their own.
NoticeBar {
    id: root

    required property Message message
    signal review(string annotation)

    text: message.text
    alert: message.alert
    action: message.annotation !== "" ? qsTr("Review") : message.hasFolder ? qsTr("Open folder") : ""
    closable: true
    onClosed: message.dismiss()
    onActed: {
        const annotation = message.annotation;
        if (annotation === "" && message.hasFolder)
            message.openFolder();
        message.dismiss();
        if (annotation !== "")
            review(annotation);
    }
}
