pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Layouts
import Mien

// What the people in view are told before a recording: to be read from the screen, or printed.
Sheet {
    id: root

    required property Workbench bench
    signal agreed(string notice, date shownAt)

    readonly property ConsentNotice notice: bench.notice
    readonly property real wide: Math.min(640 * Theme.scale, room)
    readonly property bool roomy: wide > 520 * Theme.scale
    property date shownAt

    title: qsTr("Before the recording")
    focus: true
    onAboutToShow: {
        shownAt = new Date();
        notice.forgetAnswer();
    }

    function agree(): void {
        const text = notice.text;
        close();
        agreed(text, shownAt);
    }

    ColumnLayout {
        spacing: 12

        FollowFocus { target: scroll }
        Flickable {
            id: scroll
            Layout.preferredWidth: root.wide
            Layout.fillHeight: true
            Layout.preferredHeight: Math.min(column.implicitHeight, root.highest - buttons.implicitHeight - 12)
            contentHeight: column.implicitHeight
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            Basic.ScrollBar.vertical: ThinBar {}

            Column {
                id: column
                width: scroll.width - 12
                spacing: 10

                Rectangle {  // what the people in view read, apart from what the user fills in
                    width: parent.width
                    height: words.implicitHeight + 28
                    radius: Theme.radius
                    color: Theme.raised

                    Column {
                        id: words
                        x: 16
                        y: 14
                        width: parent.width - 32 - (code.visible ? code.width + 14 : 0)
                        spacing: 7

                        Text {
                            width: parent.width
                            text: root.notice.heading
                            color: Theme.text
                            font.pixelSize: Theme.title * 1.2
                            font.weight: Font.Bold
                            wrapMode: Text.Wrap
                        }
                        Repeater {
                            model: root.notice.paragraphs

                            Text {
                                required property string modelData

                                width: words.width
                                text: modelData
                                textFormat: Text.PlainText
                                color: Theme.text
                                font.pixelSize: Theme.body
                                lineHeight: 1.15
                                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                            }
                        }
                    }
                    QrView {
                        id: code
                        anchors.right: parent.right
                        anchors.rightMargin: 14
                        y: 14
                        width: 190
                        height: width
                        visible: root.roomy
                        text: root.notice.text
                        Accessible.role: Accessible.Graphic
                        Accessible.name: qsTr("This text as a QR code")
                    }
                }
                GridLayout {
                    width: parent.width
                    columns: root.roomy ? 2 : 1
                    columnSpacing: 10
                    rowSpacing: 6

                    Text {
                        text: qsTr("By whom")
                        color: Theme.dim
                        font.pixelSize: Theme.body
                    }
                    AppField {
                        Layout.fillWidth: true
                        text: root.bench.settings.noticeBy
                        placeholderText: qsTr("your name, and how to reach you")
                        maximumLength: 200
                        Accessible.name: qsTr("By whom faces are read")
                        onTextEdited: root.bench.settings.noticeBy = text
                    }
                    Text {
                        text: qsTr("Until when")
                        color: Theme.dim
                        font.pixelSize: Theme.body
                    }
                    AppField {
                        Layout.fillWidth: true
                        text: root.bench.settings.noticeUntil
                        placeholderText: qsTr("for example: 31 May, then it is deleted")
                        maximumLength: 200
                        Accessible.name: qsTr("Until when the recording is kept")
                        onTextEdited: root.bench.settings.noticeUntil = text
                    }
                }
                Text {
                    width: parent.width
                    text: root.notice.answer !== "" ? root.notice.answer
                        : qsTr("The record keeps this text and the time at which it was shown. The settings can turn this page off.")
                    textFormat: Text.PlainText
                    color: root.notice.failed ? Theme.alert : Theme.dim
                    font.pixelSize: Theme.small
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                }
            }
        }
        Flow {
            id: buttons
            Layout.preferredWidth: root.wide
            spacing: Theme.gap

            AppButton {
                text: qsTr("Begin recording")
                primary: true
                focus: true
                onClicked: root.agree()
                Keys.onReturnPressed: root.agree()
                Keys.onEnterPressed: root.agree()
            }
            AppButton {
                text: qsTr("Save for printing")
                hint: qsTr("A page to hang up, with this text as a QR code (PDF)")
                onClicked: root.notice.savePage()
            }
            AppButton {
                text: qsTr("Cancel")
                flat_: true
                onClicked: root.close()
            }
        }
    }
}
