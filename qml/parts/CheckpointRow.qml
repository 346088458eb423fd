// A checkpoint in the opened list: its accuracy and cost, or what is wrong with it.
PickerRow {
    required detail
    required broken
}
