namespace AdoptionSim.Nations.Measures.Features;

/// <summary>The measures of birthday boards (intranet pages on which people leave posts for a birthday): birthdays and posts.</summary>
public static class BoardMeasures
{
    [Counted("birthdays", MeasureKind.Flow, "birthdays", "Citizens who had their birthday in the tick.")]
    [Exposed("adoptsim_birthdays_total", "birthdays", "Birthdays of citizens.", Order = 390)]
    public const Measure Birthdays = (Measure)41;

    [Counted("birthdays_remembered", MeasureKind.Flow, "birthdays", "Birthdays in the tick on which somebody left a post on the person's board.")]
    [Exposed("adoptsim_birthdays_remembered_total", "birthdays", "Birthdays on which somebody left a post on the person's board.", Order = 400)]
    public const Measure Remembered = (Measure)42;

    [Counted("board_posts", MeasureKind.Flow, "posts", "Posts left on the boards of the district's people in the tick.")]
    [Exposed("adoptsim_board_posts_total", "posts", "Posts left on birthday boards.", Order = 410)]
    public const Measure Posts = (Measure)43;

    [Counted("board_posts_read", MeasureKind.Flow, "posts", "Posts left in the tick whose addressee reads the board.")]
    public const Measure PostsRead = (Measure)44;

    public static readonly Ratio RememberedShare = new(
        "birthdays_remembered_share",
        "ratio",
        Remembered,
        Birthdays,
        null,
        1,
        "Share of birthdays on which somebody left a post, 0 to 1."
    );

    public static Feature Feature { get; } =
        new("boards", typeof(BoardMeasures))
        {
            Ratios = [RememberedShare],
            Charts = [new("Birthdays remembered on a board", "% of birthdays", [new("remembered", RememberedShare, 100)])],
            Tables = [new("Birthday boards, by year", [new("birthdays remembered on a board, %", RememberedShare, 2, 100), new("posts on boards", Posts)])],
            OnPage = [new("remembered", "Birthdays remembered on a board", RememberedShare)],
            InWatch = [new("posts", [Posts])],
        };
}
