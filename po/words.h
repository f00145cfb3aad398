// Words that stand in records and are translated where they are shown, so that no source names them:
// kinds of links, roles of parts, results of extensions. Read by po/update only.
mark("answers") mark("acknowledges") mark("implements") mark("decided-at") mark("cites") mark("replaces") mark("part-of")
mark("reader") mark("attendee") mark("recipient") mark("approver")
mark("signer")
mark("filed") mark("granted") mark("refused") mark("adjusted") mark("interim") mark("further")
// What a part is called where it changes hands.
mark("co") mark("desk") mark("handover") mark("away") mark("rename") mark("merge")
// What a wrong word was taken for (parse_name), and the other half of yes or no.
mark("act") mark("condition") mark("effect") mark("flag") mark("importance") mark("lamp") mark("need") mark("phase")
mark("register") mark("secrecy level") mark("strictness") mark("type of field") mark("urgency") mark("no")
// The same for what is no number (parse_number).
mark("percentage") mark("year")
// Verbs of the journal that no kind names, the registers, and how an instruction was given.
mark("add") mark("receive") mark("draft") mark("plan") mark("instruct") mark("present") mark("progress") mark("answer") mark("extend")
mark("adjust") mark("urge") mark("decide") mark("assign") mark("edit") mark("correct") mark("note") mark("attach")
mark("link") mark("cancel") mark("waive") mark("reopen") mark("undo") mark("csv") mark("recount") mark("import")
mark("doc") mark("meeting") mark("task") mark("written") mark("oral")
