namespace AdoptionSim.Nations.Measures;

/// <summary>A measure or a ratio of measures that a chart, a table or a page shows for the nation.</summary>
public abstract record Figure
{
    private Figure() { }

    public static implicit operator Figure(Measure measure) => new OfMeasure(measure);

    public static implicit operator Figure(ForeignMeasure measure) => new OfForeigners(measure);

    public static implicit operator Figure(NationMeasure measure) => new OfNation(measure);

    public static implicit operator Figure(Ratio ratio) => new OfRatio(ratio);

    public static implicit operator Figure(NationRatio ratio) => new OfNationRatio(ratio);

    /// <summary>A figure that is the sum of a measure over all districts.</summary>
    public sealed record OfMeasure(Measure Measure) : Figure;

    /// <summary>A figure that is the sum of a measure of foreigners over all their cohorts (groups).</summary>
    public sealed record OfForeigners(ForeignMeasure Measure) : Figure;

    public sealed record OfNation(NationMeasure Measure) : Figure;

    public sealed record OfRatio(Ratio Ratio) : Figure;

    public sealed record OfNationRatio(NationRatio Ratio) : Figure;
}
