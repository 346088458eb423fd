pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as Basic

// What a label means, and what it does not: README's section of that name, for who sees only the window.
Sheet {
    id: root

    readonly property var limits: [
        { head: qsTr("A label is a guess about a face, not about a person."),
            text: qsTr("Mien was trained on what people said of photographs: “this looks happy”. Whether somebody is happy cannot be read off the face reliably: people scowl when they concentrate and smile when they are not amused.") },
        { head: qsTr("It is often wrong."),
            text: qsTr("Its best class is happy, its worst are fear, disgust and sad. Low confidence is shown with a question mark: take that seriously. Single frames mean little; shares over time mean more.") },
        { head: qsTr("It is biased."),
            text: qsTr("The pictures it learnt from are posed and acted, mostly of young adults, some groups far more than others. Nobody has measured Mien for age, sex or skin colour: do not compare groups with it.") },
        { head: qsTr("It sees faces in fair light that look towards the camera."),
            text: qsTr("Tilted heads are fine; faces turned away, covered, dark or small are missed or misread. Now and then it sees a face where there is none.") },
        { head: qsTr("Its use is restricted by law."),
            text: qsTr("In the European Union it is forbidden to infer emotions of people at work or in education with such a system, except for medical or safety reasons; elsewhere people must be told (AI Act, Articles 5 and 50). Other places ask for written consent. Ask the people you point it at, and never base a decision about anyone on it.") }
    ]

    title: qsTr("What a label means, and what it does not")
    focus: true

    Flickable {
        id: scroll
        implicitWidth: Math.min(580 * Theme.scale, root.room)
        implicitHeight: Math.min(column.implicitHeight, root.highest)
        contentHeight: column.implicitHeight
        clip: true
        focus: true
        boundsBehavior: Flickable.StopAtBounds
        Basic.ScrollBar.vertical: ThinBar {}
        Keys.onUpPressed: flick(0, 600)
        Keys.onDownPressed: flick(0, -600)

        Column {
            id: column
            width: scroll.width - 12
            spacing: 12

            Repeater {
                model: root.limits

                Column {
                    id: limit

                    required property var modelData

                    width: column.width
                    spacing: 3

                    Text {
                        width: parent.width
                        text: limit.modelData.head
                        color: Theme.text
                        font.pixelSize: Theme.body
                        font.weight: Font.DemiBold
                        wrapMode: Text.Wrap
                    }
                    Text {
                        width: parent.width
                        text: limit.modelData.text
                        color: Theme.dim
                        font.pixelSize: Theme.body
                        lineHeight: 1.2
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
    }
}
