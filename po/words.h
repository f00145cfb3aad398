// Words that stand in records and are translated where they are shown, so that no source names them:
// kinds of links, roles of parts, results of extensions. Read by po/update only.
mark("answers") mark("implements") mark("decided-at") mark("cites") mark("replaces") mark("part-of")
mark("reader") mark("attendee") mark("recipient") mark("approver")
mark("filed") mark("granted") mark("refused")
// What a wrong word was taken for (parse_name), and the other half of yes or no.
mark("act") mark("condition") mark("effect") mark("flag") mark("importance") mark("lamp") mark("need")
mark("register") mark("secrecy level") mark("strictness") mark("type of field") mark("urgency") mark("no")
