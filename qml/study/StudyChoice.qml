pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Layouts
import Mien

// Of which annotations a study is made, where they are aligned, and what its segments are.
ColumnLayout {
    id: root

    required property StudyView view
    signal chooseFiles
    signal chooseFolder
    signal chooseMarkers

    spacing: 8

    Flow {
        Layout.fillWidth: true
        spacing: 8

        AppButton {
            focus: true
            iconName: "file"
            text: qsTr("Add files…")
            onClicked: root.chooseFiles()
        }
        AppButton {
            iconName: "folder"
            text: qsTr("Add a folder…")
            onClicked: root.chooseFolder()
        }
        AppButton {
            visible: root.view.files.count > 0
            flat_: true
            text: root.view.files.chosenCount < root.view.files.count ? qsTr("Choose all") : qsTr("Choose none")
            onClicked: root.view.files.chooseAll(root.view.files.chosenCount < root.view.files.count)
        }
    }
    Text {
        Layout.fillWidth: true
        visible: root.view.files.count === 0
        text: qsTr("Add the annotations or recordings of several people who saw the same: each is a person, unless you named several in Review.")
        color: Theme.dim
        font.pixelSize: Theme.body
        wrapMode: Text.Wrap
    }
    ListView {
        id: list
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: 2.4 * Theme.control
        clip: true
        model: root.view.files
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationEnabled: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Annotations")
        Basic.ScrollBar.vertical: ThinBar {}

        delegate: Basic.CheckDelegate {
            id: row

            required property int index
            required property string name
            required property string folder
            required property bool chosen

            width: ListView.view.width - 10
            implicitHeight: Theme.control
            padding: 4
            checked: chosen
            text: name
            Accessible.name: qsTr("%1 in %2").arg(name).arg(folder)
            onToggled: {
                root.view.files.choose(index, checked);
                checked = Qt.binding(() => chosen);
            }

            indicator: Rectangle {
                x: 6
                width: 16 * Theme.scale
                height: width
                radius: 4
                anchors.verticalCenter: parent.verticalCenter
                color: "transparent"
                border.color: row.checked ? Theme.accent : Theme.dim

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: 4
                    radius: 2
                    visible: row.checked
                    color: Theme.accent
                }
            }
            contentItem: RowLayout {
                spacing: 10

                Text {
                    Layout.leftMargin: row.indicator.width + 10
                    Layout.maximumWidth: row.width * 0.6
                    text: row.name
                    textFormat: Text.PlainText
                    color: Theme.text
                    font.pixelSize: Theme.body
                    elide: Text.ElideMiddle
                }
                Text {
                    Layout.fillWidth: true
                    text: row.folder
                    textFormat: Text.PlainText
                    color: Theme.dim
                    font.pixelSize: Theme.small
                    elide: Text.ElideLeft
                }
            }
            background: Rectangle {
                radius: Theme.radius
                color: row.hovered ? Theme.raised : "transparent"

                FocusRing {
                    anchors.margins: 0
                    visible: row.visualFocus
                }
            }
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columns: root.width > 560 * Theme.scale ? 2 : 1
        columnSpacing: 12
        rowSpacing: 6

        Text {
            text: qsTr("Time 0")
            color: Theme.text
            font.pixelSize: Theme.body
        }
        Picker {
            Layout.fillWidth: true
            listWidth: width
            textRole: "name"
            model: [{ name: qsTr("the beginning of each annotation"), label: "" },
                ...Array.from(root.view.labels, label => ({ name: qsTr("the marker “%1”").arg(label), label: label }))]
            currentIndex: Array.from(root.view.labels).indexOf(root.view.align) + 1
            onModelChanged: currentIndex = Qt.binding(() => Array.from(root.view.labels).indexOf(root.view.align) + 1)
            Accessible.name: qsTr("Time 0")
            onActivated: index => {
                root.view.align = index > 0 ? root.view.labels[index - 1] : "";
                currentIndex = Qt.binding(() => Array.from(root.view.labels).indexOf(root.view.align) + 1);
            }
        }
        Text {
            text: qsTr("Segments")
            color: Theme.text
            font.pixelSize: Theme.body
        }
        Flow {
            Layout.fillWidth: true
            spacing: 8

            AppButton {
                iconName: "flag"
                text: root.view.markers !== "" ? root.view.markers : qsTr("each one's own markers")
                hint: qsTr("A file of segments for all: columns start, end and label, seconds from time 0")
                width: Math.min(implicitWidth, parent.width)
                onClicked: root.chooseMarkers()
            }
            AppButton {
                visible: root.view.markers !== ""
                flat_: true
                text: qsTr("Each one's own")
                onClicked: root.view.useMarkers("")
            }
        }
        Text {
            text: qsTr("A moment")
            color: Theme.text
            font.pixelSize: Theme.body
        }
        ValueSlider {
            name: qsTr("Length of a moment of the curves")
            from: 0.1
            to: 5
            step: 0.1
            live: false
            value: root.view.bin
            shown: qsTr("%1 s").arg(Shown.number(root.view.bin, 1))
            onMoved: value => root.view.bin = Math.round(value * 10) / 10
        }
    }
}
