// A row of a list that a page writes itself: {name, detail}.
PickerRow {
    required property var modelData

    name: modelData.name
    detail: modelData.detail ?? ""
}
