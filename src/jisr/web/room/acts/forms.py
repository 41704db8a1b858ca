"""The acts that a seat gives by a form. To open another command to people, add one `Form` here: nothing else.

Who may give which command stands with the clerk (`powers`); the list of a seat holds those that it may give.
"""

from collections.abc import Mapping

from jisr.clerk import View
from jisr.clerk import commands as c
from jisr.clerk.powers import POWERS
from jisr.inquiry.state import ChargeStatus
from jisr.web.room.acts import offered as o
from jisr.web.room.acts.shape import Ask, Form, How

REASONS = Ask(name="reasons", label="Reasons", how=How.TEXT, needed="Give reasons.")
STANDING = (ChargeStatus.BROUGHT, ChargeStatus.REFERRED)

FORMS: tuple[Form, ...] = (
    Form(
        slug="charge", command=c.BringCharges, title="Bring a charge", more=o.evidence,
        lead="One person, one offence of your law, the exhibits that are to prove each of its elements.",
        asks=(
            Ask(name="accused", label="Whom", offers=o.persons, needed="Name the person."),
            Ask(name="offence", label="Offence", offers=o.offences, needed="Choose the offence."),
            Ask(name="participation", label="Participation", offers=o.participations, usual=("principal",)),
            Ask(name="facts_on", label="Date of the facts", how=How.LINE,
                hint="Year, month, day: 2022-02-03. If it is left open, the law of today is asked."),
            Ask(name="reasons", label="Reasons", how=How.TEXT),
        ),
    ),
    Form(
        slug="drop-charge", command=c.DropCharge, title="Drop a charge",
        lead="With reasons. The parties of the trial learn of it.",
        asks=(Ask(name="charge", label="Charge", offers=o.charges(*STANDING), needed="Choose the charge."), REASONS),
    ),
    Form(
        slug="refer-file", command=c.ReferFile, title="Refer the file",
        lead="To the bench for trial: the bench learns the charges, the parties get the file. To the judge: the file.",
        asks=(
            Ask(name="charges", label="Charges", how=How.MANY, offers=o.charges(ChargeStatus.BROUGHT)),
            Ask(name="to", label="To which office", offers=o.offices, usual=("bench",), needed="Name the office."),
            Ask(name="reasons", label="Reasons", how=How.TEXT),
        ),
    ),
    Form(
        slug="standing", command=c.ChangeStatus, title="Change the standing of a person",
        lead="From suspect to witness, from migrant to presumed victim: it says which rights are owed.",
        asks=(
            Ask(name="subject", label="Person", offers=o.persons, needed="Name the person."),
            Ask(name="status", label="New standing", offers=o.standings, needed="Choose the standing."),
            REASONS,
        ),
    ),
    Form(
        slug="enter", command=c.EnterSubject, title="Enter a person, a place or a thing",
        lead="What your office has come to know, under the name by which it will speak of it.",
        asks=(
            Ask(name="kind", label="Kind", offers=o.kinds, needed="Choose the kind."),
            Ask(name="label", label="Name or description", how=How.LINE, needed="Give a name or a description."),
            Ask(name="status", label="Standing, of a person", offers=o.standings),
            Ask(name="state", label="State where it is", offers=o.states),
            Ask(name="keys.phone", label="Telephone number", how=How.LINE),
            Ask(name="keys.plate", label="Number plate", how=How.LINE),
            Ask(name="keys.account", label="Account number", how=How.LINE),
            Ask(name="born", label="Date of birth", how=How.LINE, hint="Year, month, day: 2006-08-14."),
            Ask(name="languages", label="Languages spoken", how=How.MANY, offers=o.languages),
        ),
    ),
    Form(
        slug="identify", command=c.IdentifySubject, title="Say that two are the same",
        lead="A number and its holder, a nickname and a person: from then on the file speaks of one.",
        asks=(
            Ask(name="subject", label="This one", offers=o.subjects, needed="Choose the first."),
            Ask(name="same_as", label="is the same as", offers=o.subjects, needed="Choose the second."),
            REASONS,
        ),
    ),
    Form(
        slug="counsel", command=c.AssignCounsel, title="Assign counsel",
        lead="The defence office learns of the person for whom it stands.",
        asks=(
            Ask(name="accused", label="For whom", offers=o.persons, needed="Name the person."),
            Ask(name="office", label="Defence office", offers=o.defences, needed="Name the office."),
        ),
    ),
    Form(
        slug="hand-over", command=c.HandOver, title="Hand over an exhibit",
        lead="To another office of your State. The chain of custody says who had it, and under which seal.",
        asks=(
            Ask(name="exhibit", label="Exhibit", offers=o.exhibits, needed="Choose the exhibit."),
            Ask(name="to", label="To which office", offers=o.offices, needed="Name the office."),
            Ask(name="seal", label="Number of the seal", how=How.LINE),
            Ask(name="signed", label="The receipt is signed", how=How.YES, usual=("yes",)),
        ),
    ),
    Form(
        slug="explain-custody", command=c.HandOver, title="Explain a gap in the custody",
        lead="Who had the exhibit in the meantime, and where it was; signed by whoever explains.",
        asks=(
            Ask(name="exhibit", label="Exhibit", offers=o.exhibits, needed="Choose the exhibit."),
            Ask(name="explains", label="Explanation", how=How.TEXT, needed="Say what happened to the exhibit."),
            Ask(name="signed", label="The explanation is signed", how=How.YES, usual=("yes",)),
        ),
    ),
    Form(
        slug="disclose", command=c.Disclose, title="Make acts known to another office",
        lead="What one office holds, another learns only by such an act. What the acts name goes with them.",
        asks=(
            Ask(name="to", label="To which offices", how=How.MANY, offers=o.offices, needed="Name the office."),
            Ask(name="purpose", label="Purpose", how=How.LINE),
            Ask(name="acts", label="Acts", how=How.MANY, offers=o.known_acts, needed="Name at least one act."),
        ),
    ),
    Form(
        slug="translate", command=c.Translate, title="File a translation",
        lead="By an interpreter who is named and sworn.",
        asks=(
            Ask(name="exhibit", label="Exhibit", offers=o.exhibits, needed="Choose the exhibit."),
            Ask(name="language", label="Into which language", offers=o.languages, needed="Choose the language."),
            Ask(name="interpreter", label="Name of the interpreter", how=How.LINE, needed="Name the interpreter."),
        ),
    ),
    Form(
        slug="correct", command=c.Correct, title="Correct an act of your office", more=o.words_of_act,
        lead="As long as no other act cites it. The first words stay in the record beside the new ones.",
        asks=(
            Ask(name="act", label="Act", offers=o.own_acts, needed="Choose the act."),
            Ask(name="reasons", label="Why it is corrected", how=How.TEXT, needed="Give reasons."),
        ),
    ),
)  # fmt: skip
BY_SLUG: Mapping[str, Form] = {form.slug: form for form in FORMS}
ANYBODY = frozenset[str]()


def open_to(view: View) -> tuple[Form, ...]:
    """The forms of the commands that the seat may give."""
    return tuple(form for form in FORMS if may_give(view.role, form.command))


def may_give(role: str, command: type[c.Command]) -> bool:
    """Whether this kind of seat ever gives this kind of command; one that is in no table is everybody's."""
    roles = POWERS.get(command)
    return roles is None or role in roles
