"""Build a platform or an arena, and see where it does not fit the task."""

from functools import cache
from itertools import product
from typing import Any, Literal

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.figure import Column, Figure, explorable
from pvcourse.models.generative_governance import ARENA, CHOICES, PLATFORM, SIDES, Design, built, compare_with_task

TASKS = {
    "ideas": ("Small wishes from every street", Design(PLATFORM, PLATFORM, PLATFORM, PLATFORM)),
    "dispute": ("A quarrel over one square", Design(ARENA, ARENA, ARENA, ARENA)),
    "heat": ("A city ready for hot summers", Design(PLATFORM, PLATFORM, ARENA, ARENA)),
}
"""Three invented tasks, and what we take each to need."""

WHY = {
    ("ideas", "entry"): "An invitation reaches those who are known already.",
    ("ideas", "life"): "Wishes keep coming after the last meeting.",
    ("ideas", "problem"): "There is no one problem that all these wishes share.",
    ("ideas", "meeting"): "Nobody comes to an evening meeting for every bench.",
    ("dispute", "entry"): "Whoever comes may leave out the side whose consent is missing.",
    ("dispute", "life"): "Without an end, nobody has to settle anything.",
    ("dispute", "problem"): "If each brings their own problem, the quarrel is never talked over.",
    ("dispute", "meeting"): "People at odds need to hear each other, and someone who guides the talk.",
    ("heat", "entry"): "Nobody can list beforehand who has a part to play.",
    ("heat", "life"): "Hot summers do not end with a project.",
    ("heat", "problem"): "Without a shared problem the efforts never add up.",
    ("heat", "meeting"): "Tools alone do not bring a hospital and a builder to one plan.",
}
"""What goes wrong where a choice does not fit a task (our reading)."""

COUNTED = {
    PLATFORM: "You have built a platform.",
    ARENA: "You have built an arena.",
    "mixture": "You have built a mixture: a platform on some counts, an arena on others.",
}
_NEEDS = {
    PLATFORM: "The task asks for a platform.",
    ARENA: "The task asks for an arena.",
    "mixture": "The task asks for a platform on which arenas can open.",
}


@cache
def _stories() -> pd.DataFrame:
    """Say for every design and every task what was built, and what does not fit."""
    rows = []
    for task, sides in product(TASKS, product(SIDES, repeat=len(CHOICES))):
        chosen = dict(zip(CHOICES, sides, strict=True))
        label, needed = TASKS[task]
        compared = compare_with_task(Design(**chosen), needed)
        missed = compared.loc[~compared["fits"], "choice"]
        reasons = " ".join(WHY[task, choice] for choice in missed) or _NEEDS[built(needed)]
        told = f"{COUNTED[built(Design(**chosen))]} {len(compared) - len(missed)} of {len(compared)} choices fit."
        rows.append(
            {"for_task": task, **{f"at_{c}": s for c, s in chosen.items()}, "label": label}
            | {"told": told, "reasons": reasons}
        )
    return pd.DataFrame(rows)


@cache
def _choices() -> pd.DataFrame:
    """List every side of every choice for every task, and whether it fits."""
    rows = []
    for task, side in product(TASKS, SIDES):
        compared = compare_with_task(Design(*[side] * len(CHOICES)), TASKS[task][1])
        rows.append(compared.assign(for_task=task, side=side, fit=compared["fits"].map({True: "yes", False: "no"})))
    return pd.concat(rows, ignore_index=True).drop(columns="fits")


@explorable(
    Group("The task", [Choice("task", "Task", {key: label for key, (label, _) in TASKS.items()}, "dispute")]),
    *(Group(question, [Choice(name, question, sides, PLATFORM)]) for name, (question, sides) in CHOICES.items()),
)
def platform_or_arena(task: str, **sides: str) -> Figure:
    """Show what four choices amount to, and which of them do not fit the task.

    Parameters
    ----------
    task : {"ideas", "dispute", "heat"}
        What has to be done.
    **sides : {"platform", "arena"}
        `entry`, `life`, `problem` and `meeting`: the side taken on each question.

    Returns
    -------
    Figure
        A line for each choice: platform on the left, arena on the right.
    """
    story = _stories()
    story = story[story["for_task"] == task]
    table = _choices()
    table = table[table["for_task"] == task]
    for choice, side in sides.items():
        story = story[story[f"at_{choice}"] == side]
        table = table[(table["choice"] != choice) | (table["side"] == side)]
    return Figure(
        chart=_chart(),
        title="A platform or an arena?",
        alt="{label}. {told} {reasons}",
        words="{told} {reasons}",
        description="A line for each choice: on its left what makes a platform, on its right what makes an arena. "
        "The dot is what you chose, the ring what we take the task to need; where they are apart, the choice does "
        "not fit. The tasks are invented. That platforms and arenas support co-creation is Torfing’s; that a "
        "platform makes arenas possible is Ansell’s and Torfing’s; the choices, and what a task needs, are our "
        "teaching "
        "device.",
        row={str(name): value for name, value in story.to_dict("records")[0].items()},
        table=table,
        columns=[
            Column("question", "Choice"),
            Column("chosen", "You chose", prose=True),
            Column("needed", "The task needs", prose=True),
            Column("fit", "Fits"),
        ],
        source="choices of your own; tasks and needs invented for the course",
    )


@cache
def _chart() -> Any:
    """Draw a line for each choice; the controls are named as the choices."""
    at = " || ".join(f"(datum.choice === '{choice}' && datum.side === {choice})" for choice in CHOICES)
    here: Any = alt.Chart(_choices()).transform_filter(f"datum.for_task === task && ({at})")
    all_at = " && ".join(f"datum.at_{choice} === {choice}" for choice in CHOICES)
    story: Any = alt.Chart(_stories()).transform_filter(f"datum.for_task === task && {all_at}")
    lines = pd.DataFrame(
        [(question, sides[PLATFORM], sides[ARENA]) for question, sides in CHOICES.values()],
        columns=["question", "left", "right"],
    )
    down = alt.Y("question:N", sort=None, axis=None, scale=alt.Scale(domain=list(lines["question"])))
    ends_of_line: tuple[Literal["left", "right"], ...] = ("left", "right")
    ends = alt.Scale(domain=[0, 1])
    across = alt.X("place:Q", axis=None, scale=ends)
    drawn = alt.Chart(lines)
    chosen = here.transform_calculate(place=f"datum.side === '{PLATFORM}' ? 0.06 : 0.94")
    needed = here.transform_calculate(place=f"(datum.side === '{PLATFORM}') === (datum.fit === 'yes') ? 0.06 : 0.94")
    return alt.layer(
        drawn.mark_rule(color=theme.COLOURS["line"], size=3)
        .transform_calculate(place="0.06", end="0.94")
        .encode(x=across, x2="end:Q", y=down),
        needed.mark_point(size=420, strokeWidth=3, color=theme.COLOURS["orange"], opacity=1).encode(x=across, y=down),
        chosen.mark_point(filled=True, size=170, color=theme.COLOURS["blue"], opacity=1)
        .encode(x=across, y=down)
        .properties(name="table"),
        drawn.mark_text(align="left", dy=-24).encode(x=alt.value(0), y=down, text="question:N"),
        *(
            drawn.transform_calculate(place=str(place))
            .mark_text(align=side, dy=24)
            .encode(x=across, y=down, text=f"{side}:N")
            for place, side in enumerate(ends_of_line)
        ),
        story.mark_text(text="").encode(x=alt.value(0)).properties(name="words"),
    ).properties(height=340)
