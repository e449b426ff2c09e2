namespace AdoptionSim.Nations.Measures;

/// <summary>A measure or a ratio that a chart or a report shows.</summary>
public abstract record Figure
{
    private Figure()
    {
    }

    public static implicit operator Figure(Measure measure) => new OfMeasure(measure);

    public static implicit operator Figure(ForeignMeasure measure) => new OfForeigners(measure);

    public static implicit operator Figure(NationMeasure measure) => new OfNation(measure);

    public static implicit operator Figure(Ratio ratio) => new OfRatio(ratio);

    public static implicit operator Figure(NationRatio ratio) => new OfNationRatio(ratio);

    /// <summary>A measure of districts, added up.</summary>
    public sealed record OfMeasure(Measure Measure) : Figure;

    /// <summary>A measure of foreigners, of all cohorts together.</summary>
    public sealed record OfForeigners(ForeignMeasure Measure) : Figure;

    public sealed record OfNation(NationMeasure Measure) : Figure;

    public sealed record OfRatio(Ratio Ratio) : Figure;

    public sealed record OfNationRatio(NationRatio Ratio) : Figure;
}
