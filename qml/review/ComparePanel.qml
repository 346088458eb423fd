import QtQuick
import QtQuick.Layouts
import Mien

// How far a second annotation of the same video, or a second checkpoint, agrees with the first.
Column {
    id: root

    required property Review review
    required property AppActions actions
    required property ReviewActions keys

    readonly property Comparison other: review.comparison

    spacing: 4

    function share(rate: real): int {
        return Math.floor(rate * 100 + 1e-9);  // 100 % is all of them
    }

    SectionTitle {
        topPadding: 14
        leftPadding: 2
        text: qsTr("Comparison")
    }
    AppButton {
        width: root.width
        visible: !root.other.active
        text: qsTr("Compare with…")
        hint: root.actions.hintFor(root.keys.compare)
        onClicked: root.keys.compare.trigger()
    }
    Column {
        width: root.width
        visible: root.other.active
        spacing: 2

        Text {
            width: parent.width
            leftPadding: 2
            text: qsTr("%1 and %2").arg(root.other.firstName).arg(root.other.secondName)
            color: Theme.text
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Text {
            width: parent.width
            leftPadding: 2
            text: {
                if (root.other.readings === 0)
                    return qsTr("There is no frame in which both read this face.");
                const name = root.review.tracks.nameOf(root.review.track);
                const said = root.other.readings === 1 ? qsTr("%1: agree on %2 % of 1 reading").arg(name).arg(root.share(root.other.rate))
                    : qsTr("%1: agree on %2 % of %3 readings").arg(name).arg(root.share(root.other.rate)).arg(root.other.readings);
                return root.other.kappa === "" ? said : qsTr("%1 (κ %2)").arg(said).arg(root.other.kappa);
            }
            color: Theme.text
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }
        Text {
            width: parent.width
            leftPadding: 2
            visible: root.review.tracks.count > 1 && root.other.allReadings > 0
            text: qsTr("All faces: %1 % of %2").arg(root.share(root.other.allRate)).arg(root.other.allReadings)
            color: Theme.dim
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }
        Text {
            width: parent.width
            leftPadding: 2
            visible: root.other.lacking > 0
            text: qsTr("In %1 of them one names a class that the other does not have.").arg(root.other.lacking)
            color: Theme.dim
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }
        Text {
            readonly property string first: root.other.active ? root.other.firstAt(root.review.position) : ""
            readonly property string second: root.other.active ? root.other.secondAt(root.review.position) : ""

            width: parent.width
            leftPadding: 2
            text: qsTr("Here: %1 / %2").arg(first === "" ? "–" : first).arg(second === "" ? "–" : second)
            color: first.split(" ")[0] === second.split(" ")[0] ? Theme.dim : Theme.alert
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }
        RowLayout {
            width: parent.width
            spacing: 4

            AppButton {
                iconName: "changeBefore"
                enabled: root.other.stretches > 0
                hint: root.actions.hintFor(root.keys.previousDifference)
                onClicked: root.keys.previousDifference.trigger()
            }
            Text {
                Layout.fillWidth: true
                text: root.other.stretches === 0 ? qsTr("no difference") : root.other.stretches === 1 ? qsTr("1 difference")
                    : qsTr("%1 differences").arg(root.other.stretches)
                color: Theme.dim
                font.pixelSize: Theme.small
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
            }
            AppButton {
                iconName: "changeNext"
                enabled: root.other.stretches > 0
                hint: root.actions.hintFor(root.keys.nextDifference)
                onClicked: root.keys.nextDifference.trigger()
            }
        }
        AppButton {
            width: parent.width
            visible: root.other.file !== ""
            text: qsTr("End the comparison")
            onClicked: root.review.endComparison()
        }
    }
}
