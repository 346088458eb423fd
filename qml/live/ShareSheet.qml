pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Layouts
import Mien

// Lets browsers watch the live session: who may, under which address, who does now, and an end to it.
Sheet {
    id: root

    required property Workbench bench

    readonly property Sharing sharing: bench.sharing
    readonly property real wide: Math.min(560 * Theme.scale, room)
    readonly property bool roomy: wide > 460 * Theme.scale
    property bool wantsNetwork: false

    title: qsTr("Share with browsers")
    focus: true
    onAboutToShow: wantsNetwork = sharing.network

    component Said: Text {
        width: parent?.width ?? 0
        textFormat: Text.PlainText
        color: Theme.text
        font.pixelSize: Theme.body
        lineHeight: 1.15
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
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

                Said {
                    visible: !root.sharing.active
                    text: qsTr("Whoever opens the page sees the picture, the faces and their scores, and may pause and set markers. Nothing is shared until you begin, and nothing goes on after you stop, open another source or close Mien.")
                }
                Column {
                    width: parent.width
                    visible: !root.sharing.active
                    spacing: 4

                    ChoiceLine {
                        text: qsTr("This computer only")
                        checked: !root.wantsNetwork
                        onClicked: root.wantsNetwork = false
                    }
                    ChoiceLine {
                        text: qsTr("The local network too")
                        checked: root.wantsNetwork
                        onClicked: root.wantsNetwork = true
                    }
                }
                Said {
                    visible: root.sharing.active ? root.sharing.network : root.wantsNetwork
                    color: Theme.dim
                    font.pixelSize: Theme.small
                    text: qsTr("Whoever has the address gets in: it holds a token. Nothing is encrypted, so share only on networks that you trust, and tell the people in view.")
                }
                Said {
                    visible: text !== ""
                    text: root.sharing.problem
                    color: Theme.alert
                }
                GridLayout {
                    width: parent.width
                    visible: root.sharing.active
                    columns: root.roomy ? 2 : 1
                    columnSpacing: 16
                    rowSpacing: 10

                    QrView {
                        Layout.preferredWidth: 180
                        Layout.preferredHeight: 180
                        Layout.alignment: Qt.AlignTop
                        text: root.sharing.addresses[0] ?? ""
                        Accessible.role: Accessible.Graphic
                        Accessible.name: qsTr("The address as a QR code")
                    }
                    Column {
                        Layout.fillWidth: true
                        Layout.alignment: Qt.AlignTop
                        spacing: 8

                        Repeater {
                            model: root.sharing.addresses

                            Column {
                                id: place

                                required property string modelData

                                width: parent?.width ?? 0
                                spacing: 4

                                Basic.TextArea {
                                    width: parent.width
                                    padding: 0
                                    text: place.modelData
                                    textFormat: TextEdit.PlainText
                                    readOnly: true
                                    selectByMouse: true
                                    color: Theme.text
                                    selectionColor: Theme.accent
                                    selectedTextColor: Theme.accentInk
                                    font.pixelSize: Theme.body
                                    wrapMode: TextEdit.WrapAnywhere
                                    Accessible.name: qsTr("Address")
                                    background: null
                                    KeyNavigation.priority: KeyNavigation.BeforeItem
                                    KeyNavigation.tab: copy
                                }
                                AppButton {
                                    id: copy
                                    text: qsTr("Copy")
                                    iconName: "link"
                                    Accessible.name: qsTr("Copy %1").arg(place.modelData)
                                    onClicked: root.sharing.copy(place.modelData)
                                }
                            }
                        }
                    }
                }
                Said {
                    visible: root.sharing.active
                    font.weight: Font.Medium
                    text: root.sharing.watching === 0 ? qsTr("Nobody is watching.")
                        : root.sharing.watching === 1 ? qsTr("One viewer: %1").arg(Array.from(root.sharing.watchers).join(", "))
                        : qsTr("%1 viewers: %2").arg(root.sharing.watching).arg(Array.from(root.sharing.watchers).join(", "))
                }
                AppCheck {
                    visible: root.sharing.active
                    text: qsTr("Viewers may record")
                    hint: qsTr("Into your folder for recordings; this window shows it")
                    checked: root.sharing.mayRecord
                    onToggled: root.sharing.mayRecord = checked
                }
            }
        }
        Flow {
            id: buttons
            Layout.preferredWidth: root.wide
            spacing: Theme.gap

            AppButton {
                visible: !root.sharing.active
                text: root.sharing.starting ? qsTr("Starting…") : qsTr("Begin sharing")
                primary: true
                enabled: !root.sharing.starting
                focus: visible
                onClicked: root.sharing.start(root.wantsNetwork)
                Keys.onReturnPressed: clicked()
                Keys.onEnterPressed: clicked()
            }
            AppButton {
                visible: root.sharing.active
                iconName: "stop"
                text: qsTr("Stop sharing")
                primary: true
                onClicked: root.sharing.stop()
            }
            AppButton {
                text: qsTr("Close")
                flat_: true
                onClicked: root.close()
            }
        }
    }
}
