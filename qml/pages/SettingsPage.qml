import QtQuick
import QtQuick.Controls.Basic as Basic
import QtQuick.Layouts
import Mien

// Every setting, in effect as soon as it is changed.
Rectangle {
    id: root

    required property var settings
    required property RuleList rules
    signal editRule(int row)
    signal chooseModelsFolder
    signal chooseRecordsFolder
    signal openRecordsFolder

    readonly property var cascades: [{ value: "frontalface_default", name: qsTr("Frontal (default)") },
        { value: "frontalface_alt", name: qsTr("Frontal, alternative") }, { value: "profileface", name: qsTr("Profile") }]
    readonly property var languages: [{ value: "system", name: qsTr("System") }, { value: "en", name: "English" },
        { value: "de", name: "Deutsch" }, { value: "es", name: "Español" }]

    color: Theme.window

    Basic.ScrollView {
        id: scroll
        anchors.fill: parent
        contentWidth: availableWidth
        clip: true

        ColumnLayout {
            x: Math.max(28, (scroll.availableWidth - width) / 2)
            width: Math.min(scroll.availableWidth - 56, 720 * Theme.scale)
            spacing: 16

            Text {
                Layout.topMargin: 28
                text: qsTr("Settings")
                color: Theme.text
                font.pixelSize: Theme.large
                font.weight: Font.DemiBold
            }

            SectionTitle { text: qsTr("Look") }
            SettingLine {
                name: qsTr("Theme")
                ChoiceRow {
                    choices: [{ value: "dark", text: qsTr("Dark") }, { value: "light", text: qsTr("Light") }]
                    value: root.settings.theme
                    onChosen: value => root.settings.theme = value
                }
            }
            SettingLine {
                name: qsTr("Language")
                Picker {
                    width: 200 * Theme.scale
                    listWidth: width
                    model: root.languages
                    line: ListedRow {}
                    textRole: "name"
                    currentIndex: root.languages.findIndex(one => one.value === root.settings.language)
                    // A list in another language begins with its first row.
                    onModelChanged: currentIndex = Qt.binding(() => root.languages.findIndex(one => one.value === root.settings.language))
                    Accessible.name: qsTr("Language")
                    onActivated: index => root.settings.language = root.languages[index].value
                }
            }
            SettingLine {
                name: qsTr("Text size")
                SettingSlider {
                    settings: root.settings
                    setting: "textScale"
                    name: qsTr("Text size")
                    live: false  // it grows with the text, away from the pointer
                    shown: qsTr("%1 %").arg(Math.round(value * 100))
                }
            }

            SettingLine {
                name: qsTr("Height of the live chart")
                explanation: qsTr("Of each expression's lane. The chart's upper edge can be pulled, too.")
                SettingSlider {
                    settings: root.settings
                    setting: "laneHeight"
                    name: qsTr("Height of the live chart")
                    shown: qsTr("%1 px").arg(Math.round(value))
                }
            }

            SectionTitle {
                Layout.topMargin: 12
                text: qsTr("Finding faces")
            }
            SettingLine {
                name: qsTr("Strictness")
                explanation: qsTr("Higher: fewer false faces, but more real ones missed.")
                SettingSlider {
                    settings: root.settings
                    setting: "strictness"
                    name: qsTr("Strictness")
                    shown: value
                }
            }
            SettingLine {
                name: qsTr("Smallest face")
                explanation: qsTr("Width of the smallest face that is read. Smaller takes longer.")
                SettingSlider {
                    settings: root.settings
                    setting: "minFace"
                    name: qsTr("Smallest face")
                    shown: qsTr("%1 px").arg(value)
                }
            }
            SettingLine {
                name: qsTr("Detector")
                explanation: qsTr("The OpenCV cascade that proposes faces.")
                Picker {
                    width: 200 * Theme.scale
                    listWidth: width
                    model: root.cascades
                    line: ListedRow {}
                    textRole: "name"
                    currentIndex: root.cascades.findIndex(one => one.value === root.settings.cascade)
                    onModelChanged: currentIndex = Qt.binding(() => root.cascades.findIndex(one => one.value === root.settings.cascade))
                    placeholder: root.settings.cascade
                    Accessible.name: qsTr("Detector")
                    onActivated: index => root.settings.cascade = root.cascades[index].value
                }
            }

            SectionTitle {
                Layout.topMargin: 12
                text: qsTr("Reading expressions")
            }
            SettingLine {
                name: qsTr("Smoothing")
                explanation: qsTr("Averages the scores over time. Longer is steadier but slower to react.")
                SettingSlider {
                    settings: root.settings
                    setting: "smoothing"
                    name: qsTr("Smoothing")
                    shown: value > 0 ? qsTr("%1 s").arg(Shown.number(value, 1)) : qsTr("off")
                }
            }
            SettingLine {
                name: qsTr("Uncertain below")
                explanation: qsTr("Expressions below this confidence are shown with a question mark.")
                SettingSlider {
                    settings: root.settings
                    setting: "uncertainBelow"
                    name: qsTr("Uncertain below")
                    shown: qsTr("%1 %").arg(Math.round(value * 100))
                }
            }
            SettingLine {
                name: qsTr("Precision")
                explanation: qsTr("How precisely scores are calculated. bfloat16 is faster on some processors; Automatic picks the faster of the two.")
                ChoiceRow {
                    choices: [{ value: "auto", text: qsTr("Automatic") }, { value: "float32", text: "float32" },
                        { value: "bfloat16", text: "bfloat16" }]
                    value: root.settings.precision
                    onChosen: value => root.settings.precision = value
                }
            }
            SettingLine {
                name: qsTr("Checkpoints folder")
                explanation: Shown.path(root.settings.modelsFolder)
                AppButton {
                    text: qsTr("Change…")
                    onClicked: root.chooseModelsFolder()
                }
            }

            SectionTitle {
                Layout.topMargin: 12
                text: qsTr("Sources")
            }
            SettingLine {
                name: qsTr("Camera picture")
                explanation: qsTr("Preferred size. Smaller is faster.")
                ChoiceRow {
                    choices: [{ value: "640x480", text: "640 × 480" }, { value: "1280x720", text: "1280 × 720" },
                        { value: "1920x1080", text: "1920 × 1080" }]
                    value: root.settings.cameraSize
                    onChosen: value => root.settings.cameraSize = value
                }
            }
            SettingLine {
                name: qsTr("Loop videos")
                Toggle {
                    width: 40 * Theme.scale
                    checked: root.settings.loopVideos
                    Accessible.name: qsTr("Loop videos")
                    onToggled: root.settings.loopVideos = checked
                }
            }

            SectionTitle {
                Layout.topMargin: 12
                text: qsTr("Recordings")
            }
            SettingLine {
                name: qsTr("Folder for recordings and snapshots")
                explanation: Shown.path(root.settings.recordsFolder)
                Row {
                    spacing: 6
                    AppButton {
                        text: qsTr("Open")
                        Accessible.name: qsTr("Open the recordings folder")
                        onClicked: root.openRecordsFolder()
                    }
                    AppButton {
                        text: qsTr("Change…")
                        Accessible.name: qsTr("Change the recordings folder")
                        onClicked: root.chooseRecordsFolder()
                    }
                }
            }
            SettingLine {
                name: qsTr("Record the picture too")
                explanation: qsTr("Otherwise only the readings are saved, as a table.")
                Toggle {
                    width: 40 * Theme.scale
                    checked: root.settings.recordVideo
                    Accessible.name: qsTr("Record the picture too")
                    onToggled: root.settings.recordVideo = checked
                }
            }
            SettingLine {
                name: qsTr("Say it before recording")
                explanation: qsTr("Shows what is read, by whom and until when, for the people in view; the record keeps the text and the time. The law may ask for it.")
                Toggle {
                    width: 40 * Theme.scale
                    checked: root.settings.consentNotice
                    Accessible.name: qsTr("Say it before recording")
                    onToggled: root.settings.consentNotice = checked
                }
            }
            SettingLine {
                name: qsTr("Marker labels")
                explanation: qsTr("What the keys 1 to 9 write, separated by commas.")
                AppField {
                    width: 260 * Theme.scale
                    text: root.settings.markerLabels
                    placeholderText: qsTr("question, answer, pause")
                    Accessible.name: qsTr("Marker labels")
                    onTextEdited: root.settings.markerLabels = text
                }
            }
            RulesSection {
                Layout.fillWidth: true
                Layout.topMargin: 12
                rules: root.rules
                onEdited: row => root.editRule(row)
            }
            Flow {
                Layout.fillWidth: true
                Layout.topMargin: 12
                Layout.bottomMargin: 28
                spacing: Theme.gap

                AppButton {
                    text: qsTr("Restore defaults")
                    onClicked: root.settings.restoreDefaults()
                }
                AppButton {
                    visible: root.settings.restored
                    text: qsTr("Undo")
                    hint: qsTr("Every setting as it was before the defaults were restored")
                    onClicked: root.settings.undoRestoring()
                }
            }
        }
    }
    FollowFocus { target: scroll.contentItem as Flickable }
}
