pragma Singleton
import QtQuick

// What classes are called for the user. Checkpoints name their classes as they like; those that are
// well known are translated, others stand as they are.
QtObject {
    readonly property var titles: ({
        "angry": qsTr("angry"),
        "anger": qsTr("anger"),
        "contempt": qsTr("contempt"),
        "disgust": qsTr("disgust"),
        "fear": qsTr("fear"),
        "happiness": qsTr("happiness"),
        "happy": qsTr("happy"),
        "neutral": qsTr("neutral"),
        "sad": qsTr("sad"),
        "sadness": qsTr("sadness"),
        "surprise": qsTr("surprise")
    })

    function title(name: string): string {
        return titles[name] ?? name;
    }
}
